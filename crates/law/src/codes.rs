//! Check digits of national code systems.

/// Characters of a unified social credit code in value order (GB 32100-2015): no I, O, S, V, Z.
const CREDIT: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last a check digit. The error is a Chinese sentence.
pub fn credit_code(code: &str) -> Result<(), String> {
    let code = code.trim();
    let n = code.chars().count();
    if n != 18 {
        return Err(format!("统一社会信用代码应为 18 位，现有 {n} 位。"));
    }
    let mut sum = 0;
    let mut last = 0;
    for (i, c) in code.chars().enumerate() {
        let Some(value) = CREDIT.find(c) else {
            return Err(format!(
                "统一社会信用代码第 {} 位“{c}”不允许出现（只用数字和不含 I O S V Z 的大写字母）。",
                i + 1
            ));
        };
        match WEIGHTS.get(i) {
            Some(weight) => sum += value * weight,
            None => last = value,
        }
    }
    if (31 - sum % 31) % 31 == last {
        Ok(())
    } else {
        Err("统一社会信用代码的校验位不符，请核对是否抄错。".into())
    }
}

#[cfg(test)]
mod tests {
    use super::{CREDIT, credit_code};
    use proptest::prelude::*;

    /// Worked by hand in the handbook, chapters 10 and 12.
    #[test]
    fn a_good_code_passes_and_each_kind_of_mistake_is_named() {
        assert_eq!(credit_code("91533401MA6ABCD10J"), Ok(()));
        assert!(credit_code("91533401MA6ABCD10K").unwrap_err().contains("校验位"));
        assert!(credit_code("9153340IMA6ABCD10J").unwrap_err().contains("第 8 位"));
        assert!(credit_code("91533401").unwrap_err().contains("8 位"));
        assert!(credit_code("").is_err());
        // Public codes of the handbook, and its fictional ones.
        for good in [
            "914403001922038216",
            "91330100799655058B",
            "9144030071526726XG",
            "91110000802100433B",
            "91350100M000100Y43",
            "91370321MA3C2D4EXJ",
            "91370321MA3D1N2H4Q",
            "91533422MA6K3P5Q5J",
            "91632802MA75H2G8XH",
            "91370200MA3N7B2C21",
        ] {
            assert_eq!(credit_code(good), Ok(()), "{good}");
        }
    }

    proptest! {
        /// 31 is a prime and no weight is a multiple of it, so every change of one character is noticed.
        #[test]
        fn one_wrong_character_is_always_noticed(place in 0usize..18, other in 0usize..31) {
            let mut code: Vec<char> = "91533401MA6ABCD10J".chars().collect();
            let sign = CREDIT.chars().nth(other).unwrap();
            prop_assume!(code[place] != sign);
            code[place] = sign;
            prop_assert!(credit_code(&code.iter().collect::<String>()).is_err());
        }

        /// Whatever comes in, it is answered and never a panic.
        #[test]
        fn anything_is_answered(text in ".{0,24}") {
            let _ = credit_code(&text);
        }
    }
}

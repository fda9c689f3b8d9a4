//! Citizen identity numbers (GB 11643-1999). They are checked and never kept whole: keep a salted hash and the last four.

use jiff::civil::Date;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK: &[u8; 11] = b"10X98765432";

/// 公民身份号码: 18 characters, a birthday that exists, and the right check sign. The error is a Chinese sentence; it never
/// repeats the number.
pub fn identity_number(number: &str) -> Result<Date, String> {
    let number = number.trim();
    let signs: Vec<char> = number.chars().collect();
    if signs.len() != 18 {
        return Err(format!("身份证号应为 18 位，现有 {} 位。", signs.len()));
    }
    let mut sum = 0;
    for (i, (sign, weight)) in signs.iter().zip(WEIGHTS).enumerate() {
        let Some(digit) = sign.to_digit(10) else {
            return Err(format!("身份证号第 {} 位不是数字，请核对。", i + 1));
        };
        sum += digit * weight;
    }
    let part = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
    let born = (part(6, 10).parse().ok())
        .zip(part(10, 12).parse().ok())
        .zip(part(12, 14).parse().ok())
        .and_then(|((y, m), d)| Date::new(y, m, d).ok())
        .ok_or("身份证号中的出生日期不存在，请核对第 7 至 14 位。")?;
    if signs[17].to_ascii_uppercase() != char::from(CHECK[(sum % 11) as usize]) {
        return Err("身份证号的校验位不符，请核对是否抄错。".into());
    }
    Ok(born)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// Worked by hand in handbook 10 §4: sums 167 and 245.
    #[test]
    fn numbers_worked_by_hand() {
        assert_eq!(identity_number("11010519491231002X"), Ok(date(1949, 12, 31)));
        assert_eq!(identity_number("11010519491231002x"), Ok(date(1949, 12, 31)));
        assert_eq!(identity_number("533401199003070019"), Ok(date(1990, 3, 7)));
    }

    #[test]
    fn each_kind_of_mistake_is_named_and_the_number_is_not_repeated() {
        for (bad, word) in [
            ("110105194912310021", "校验位"),
            ("11010519490231002X", "出生日期"),
            ("1101051949123100", "16 位"),
            ("1101O519491231002X", "第 5 位"),
            ("", "0 位"),
        ] {
            let say = identity_number(bad).unwrap_err();
            assert!(say.contains(word), "{bad}: {say}");
            assert!(bad.is_empty() || !say.contains(bad));
        }
    }

    proptest! {
        /// One wrong digit never passes: the weights have no common factor with 11 and a digit differs by less than 11.
        #[test]
        fn one_wrong_digit_is_always_noticed(place in 0usize..17, other in 0u8..10) {
            let good = b"533401199003070019";
            let mut bad = *good;
            bad[place] = b'0' + other;
            prop_assume!(bad != *good);
            prop_assert!(identity_number(std::str::from_utf8(&bad).unwrap()).is_err());
        }
    }
}

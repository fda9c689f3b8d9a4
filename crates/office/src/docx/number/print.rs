//! Number formats of Word (ST_NumberFormat) as text.

/// Prints a number in a Word format (ST_NumberFormat).
pub fn print(n: u32, format: &str) -> String {
    let nth = |first: u32, count: u32| (1..=count).contains(&n).then(|| char::from_u32(first + n - 1)).flatten();
    let or_plain = |c: Option<char>| c.map_or_else(|| n.to_string(), String::from);
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperLetter" => letters(n, 'A'),
        "lowerLetter" => letters(n, 'a'),
        "chineseCounting" | "taiwaneseCounting" if n >= 100 => digits(n, "○一二三四五六七八九"),
        "chineseCounting"
        | "taiwaneseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting" => counting(n, "零一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" => counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
        "ideographLegalTraditional" | "japaneseLegal" => counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟"),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(n, "○一二三四五六七八九"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(n, "０１２３４５６７８９"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => or_plain(match n {
            21..=35 => char::from_u32(0x3251 + n - 21),
            36..=50 => char::from_u32(0x32B1 + n - 36),
            _ => nth(0x2460, 20),
        }),
        "decimalEnclosedParen" => or_plain(nth(0x2474, 20)),
        "decimalEnclosedFullstop" => or_plain(nth(0x2488, 20)),
        "ideographEnclosedCircle" => or_plain(nth(0x3280, 10)),
        "ideographTraditional" => or_plain("甲乙丙丁戊己庚辛壬癸".chars().nth((n.max(1) - 1) as usize % 10)),
        "ideographZodiac" => or_plain("子丑寅卯辰巳午未申酉戌亥".chars().nth((n.max(1) - 1) as usize % 12)),
        "numberInDash" => format!("- {n} -"),
        "ordinal" => format!("{n}."),
        _ => n.to_string(),
    }
}

fn digits(n: u32, set: &str) -> String {
    let set: Vec<char> = set.chars().collect();
    n.to_string().bytes().map(|b| set[usize::from(b - b'0')]).collect()
}

/// 十一, 二十, 一百零五: ten stands without 一 before it only below twenty.
fn counting(n: u32, digits: &str, places: &str) -> String {
    if n == 0 || n > 9999 {
        return n.to_string();
    }
    let (digits, places): (Vec<char>, Vec<char>) = (digits.chars().collect(), places.chars().collect());
    let text = n.to_string();
    let mut out = String::new();
    let mut gap = false;
    for (i, b) in text.bytes().enumerate() {
        let (digit, place) = (usize::from(b - b'0'), text.len() - 1 - i);
        if digit == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(digits[0]);
        }
        if !(digit == 1 && place == 1 && i == 0) {
            out.push(digits[digit]);
        }
        if place > 0 {
            out.push(places[place - 1]);
        }
    }
    out
}

fn roman(n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")];
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in table.into_iter().chain([(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]) {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

/// a … z, aa, bb …: Word repeats the letter.
fn letters(n: u32, first: char) -> String {
    let n = n.max(1) - 1;
    let letter = char::from_u32(first as u32 + n % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (n / 26 + 1).min(50) as usize).collect()
}

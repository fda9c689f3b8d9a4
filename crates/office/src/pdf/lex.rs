//! Tokens of page content and of character maps. Never fails: what makes no sense is passed over.

/// One token.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Number(f64),
    Text(Vec<u8>),
    Name(Vec<u8>),
    Array(Vec<Token>),
    /// Operator or keyword.
    Word(Vec<u8>),
}

impl Token {
    pub fn number(&self) -> Option<f64> {
        match self {
            Token::Number(n) => Some(*n),
            _ => None,
        }
    }

    pub fn text(&self) -> Option<&[u8]> {
        match self {
            Token::Text(t) => Some(t),
            _ => None,
        }
    }
}

/// Nesting of arrays.
const DEPTH: usize = 16;

pub struct Lexer<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lexer<'b> {
    pub fn new(bytes: &'b [u8]) -> Lexer<'b> {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next token, or `None` at the end.
    pub fn token(&mut self) -> Option<Token> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Token> {
        loop {
            let b = self.peek()?;
            match b {
                b if space(b) => self.at += 1,
                b'%' => {
                    while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                        self.at += 1;
                    }
                }
                b'(' => return Some(Token::Text(self.literal())),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    return Some(Token::Word(b"<<".to_vec()));
                }
                b'>' if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    return Some(Token::Word(b">>".to_vec()));
                }
                b'<' => return Some(Token::Text(self.hex())),
                b'/' => return Some(Token::Name(self.name())),
                b'[' => {
                    self.at += 1;
                    if depth >= DEPTH {
                        continue;
                    }
                    let mut items = Vec::new();
                    while let Some(item) = self.nested(depth + 1) {
                        if item == Token::Word(b"]".to_vec()) {
                            break;
                        }
                        items.push(item);
                    }
                    return Some(Token::Array(items));
                }
                b']' => {
                    self.at += 1;
                    if depth > 0 {
                        return Some(Token::Word(b"]".to_vec()));
                    }
                }
                b'{' | b'}' | b')' | b'>' => self.at += 1,
                b'+' | b'-' | b'.' | b'0'..=b'9' => return Some(self.number()),
                _ => return Some(Token::Word(self.word())),
            }
        }
    }

    fn word(&mut self) -> Vec<u8> {
        let start = self.at;
        while self.peek().is_some_and(|b| !space(b) && !delimiter(b)) {
            self.at += 1;
        }
        self.at = self.at.max(start + 1);
        self.bytes[start..self.at].to_vec()
    }

    fn number(&mut self) -> Token {
        let start = self.at;
        while self.peek().is_some_and(|b| matches!(b, b'+' | b'-' | b'.' | b'0'..=b'9')) {
            self.at += 1;
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        // Some writers print "--5" or "5-3".
        let clean = text.trim_start_matches("--");
        let clean = clean.split_at(clean[1.min(clean.len())..].find('-').map_or(clean.len(), |i| i + 1)).0;
        Token::Number(clean.parse().unwrap_or(0.0))
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        while let Some(b) = self.peek().filter(|b| !space(*b) && !delimiter(*b)) {
            self.at += 1;
            let code = self.bytes.get(self.at..self.at + 2).filter(|_| b == b'#');
            match code.and_then(|c| u8::from_str_radix(std::str::from_utf8(c).ok()?, 16).ok()) {
                Some(code) => {
                    out.push(code);
                    self.at += 2;
                }
                None => out.push(b),
            }
        }
        out
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut open) = (Vec::new(), 1);
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'\\' => self.escape(&mut out),
                b'(' => {
                    open += 1;
                    out.push(b);
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                    out.push(b);
                }
                _ => out.push(b),
            }
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(b) = self.peek() else { return };
        self.at += 1;
        match b {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(b - b'0');
                for _ in 0..2 {
                    let Some(d) = self.peek().filter(|d| matches!(d, b'0'..=b'7')) else { break };
                    code = code * 8 + u32::from(d - b'0');
                    self.at += 1;
                }
                out.push(code as u8);
            }
            other => out.push(other),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'>' => break,
                _ => digits.extend(char::from(b).to_digit(16)),
            }
        }
        digits.chunks(2).map(|pair| (pair[0] * 16 + pair.get(1).copied().unwrap_or(0)) as u8).collect()
    }

    /// Passes over the data of an inline image, after `ID`.
    pub fn skip_image(&mut self) {
        while self.at + 2 < self.bytes.len() {
            let here = &self.bytes[self.at..];
            if space(here[0]) && here[1..].starts_with(b"EI") && here.get(3).is_none_or(|b| space(*b)) {
                self.at += 3;
                return;
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }
}

fn space(b: u8) -> bool {
    matches!(b, 0 | 9 | 10 | 12 | 13 | 32)
}

fn delimiter(b: u8) -> bool {
    matches!(b, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

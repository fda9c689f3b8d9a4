//! What a sign is.

use kernel::id::{FileId, HazardId};

/// Kinds of signs with their labels.
pub const KINDS: &[(&str, &str)] = &[
    ("near_photo", "与其他隐患的照片近乎相同"),
    ("before_after", "整改前后近乎同一张照片"),
    ("old_photo", "照片早于隐患发现"),
    ("far_place", "照片位置偏远"),
    ("screenshot", "疑似截屏或翻拍"),
    ("edited", "经图像软件处理"),
    ("same_text", "整改说明多处雷同"),
    ("too_fast", "整改用时过短"),
    ("own_check", "整改人自己复查"),
    ("relapse", "同一场所同类隐患再现"),
    ("firm", "同一企业多处同类隐患"),
    ("cluster", "多家企业同类隐患集中出现"),
];

/// Label of a kind.
pub fn label(kind: &str) -> &str {
    KINDS.iter().find(|(code, _)| *code == kind).map_or(kind, |(_, label)| label)
}

/// One sign, before it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Code of [`KINDS`].
    pub kind: &'static str,
    /// A sentence for the verifier: what was seen, never who is to blame.
    pub say: String,
    /// How strong, 0 to 1; orders the list, decides nothing.
    pub score: f64,
    pub file: Option<FileId>,
    pub other_file: Option<FileId>,
    pub other_hazard: Option<HazardId>,
}

impl Sign {
    pub(crate) fn new(kind: &'static str, score: f64, say: String) -> Sign {
        Sign { kind, say, score, file: None, other_file: None, other_hazard: None }
    }

    pub(crate) fn on(mut self, file: FileId) -> Sign {
        self.file = Some(file);
        self
    }

    /// The same sign found again has the same key, so that looking twice says it once.
    pub fn key(&self) -> String {
        let part = |id: Option<uuid::Uuid>| id.map_or(String::new(), |id| id.simple().to_string());
        let other = self.other_file.map(|f| f.0).or(self.other_hazard.map(|h| h.0));
        format!("{}:{}:{}", self.kind, part(self.file.map(|f| f.0)), part(other))
    }
}

/// How a person settled a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There is an innocent reason.
    Dismissed,
    /// It is as it looks; the hazard is sent back by its own flow.
    Confirmed,
}

impl Verdict {
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Dismissed => "dismissed",
            Verdict::Confirmed => "confirmed",
        }
    }
}

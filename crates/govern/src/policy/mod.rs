//! 政策文件 policy: a document, its measures, the doubts about them, and its issue.

//! Pure tests of documents under review.

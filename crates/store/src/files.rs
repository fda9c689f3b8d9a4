//! Evidence and papers, content-addressed: the name of an object is the SM3 of its bytes, so the same bytes are kept once
//! and reuse can be seen. The program keeps them in a folder; [`Files::on`] takes any other object store, which no setting
//! offers yet.

use bytes::Bytes;
use kernel::Refusal;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _};
use sm3::{Digest, Sm3};
use std::sync::Arc;

/// Where objects lie.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Objects in a folder, made if it is missing.
    pub fn folder(path: &std::path::Path) -> Result<Files, Refusal> {
        std::fs::create_dir_all(path).map_err(Refusal::internal)?;
        let store = object_store::local::LocalFileSystem::new_with_prefix(path).map_err(Refusal::internal)?;
        Ok(Files(Arc::new(store)))
    }

    /// Any other store.
    pub fn on(store: Arc<dyn ObjectStore>) -> Files {
        Files(store)
    }

    fn path(sha: &str) -> Path {
        Path::from(format!("{}/{sha}", &sha[..sha.len().min(2)]))
    }

    /// Keep the bytes; returns their SM3 in hex.
    pub async fn put(&self, bytes: Bytes) -> Result<String, Refusal> {
        let sha = hex::encode(Sm3::digest(&bytes));
        let path = Self::path(&sha);
        if self.0.head(&path).await.is_err() {
            self.0.put(&path, bytes.into()).await.map_err(Refusal::internal)?;
        }
        Ok(sha)
    }

    /// The bytes by their SM3.
    pub async fn get(&self, sha: &str) -> Result<Bytes, Refusal> {
        if sha.len() != 64 || !sha.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Refusal::not_found("附件"));
        }
        let found = self.0.get(&Self::path(sha)).await.map_err(|e| match e {
            object_store::Error::NotFound { .. } => Refusal::not_found("附件"),
            e => Refusal::internal(e),
        })?;
        found.bytes().await.map_err(Refusal::internal)
    }
}

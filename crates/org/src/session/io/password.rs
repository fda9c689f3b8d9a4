//! Argon2id, off the async threads.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::Refusal;

/// How much work a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// The library's default parameters (19 MiB, 2 passes).
    Full,
    /// For demo and tests, where passwords protect nothing.
    Cheap,
}

impl Cost {
    pub fn of(app: &web::App) -> Cost {
        if app.demo { Cost::Cheap } else { Cost::Full }
    }

    fn argon(self) -> Argon2<'static> {
        let params = match self {
            Cost::Full => Params::default(),
            Cost::Cheap => Params::new(64, 1, 1, None).unwrap_or_default(),
        };
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }
}

/// Hash of a password, with a random salt, as a PHC string.
pub async fn hash(password: String, cost: Cost) -> Result<String, Refusal> {
    tokio::task::spawn_blocking(move || {
        cost.argon().hash_password(password.as_bytes()).map(|h| h.to_string()).map_err(Refusal::internal)
    })
    .await
    .map_err(Refusal::internal)?
}

/// Whether the password fits. With no hash (unknown login, no password set) the same work is done and the answer is no.
pub async fn verify(password: String, hash: Option<String>, cost: Cost) -> Result<bool, Refusal> {
    tokio::task::spawn_blocking(move || match hash {
        Some(hash) => {
            let parsed = PasswordHash::new(&hash).map_err(Refusal::internal)?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
        }
        None => {
            let _ = cost.argon().hash_password(password.as_bytes());
            Ok(false)
        }
    })
    .await
    .map_err(Refusal::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_fits_its_password_only() {
        for cost in [Cost::Cheap, Cost::Full] {
            let kept = hash("青山绿水常在人人平安".into(), cost).await.unwrap();
            assert!(kept.starts_with("$argon2id$"));
            assert!(verify("青山绿水常在人人平安".into(), Some(kept.clone()), cost).await.unwrap());
            assert!(!verify("青山绿水常在".into(), Some(kept), cost).await.unwrap());
            assert!(!verify(String::new(), None, cost).await.unwrap());
        }
    }
}

//! One post to a group or a webhook.

use crate::channel::model::Shape;
use crate::channel::rules::{self, Fate};
use crate::channel::shape::{self, Cover};
use crate::channel::sign;
use serde_json::Value;
use web::outbound::{Answer, Poster, Verdict, say, verdict};

/// Post a body by a channel; whatever happens is a fate.
pub async fn post(poster: &Poster, cover: &Cover<'_>, body: &Value) -> (Fate, String) {
    let bytes = body.to_string().into_bytes();
    let mut headers = Vec::new();
    if cover.channel.shape == Shape::Webhook {
        let second = cover.now.as_second();
        headers.push(("X-Anlan-Delivery", cover.delivery.to_string(), false));
        headers.push((sign::TIME, second.to_string(), false));
        if !cover.channel.secret.is_empty() {
            headers.push((sign::SIGNATURE, sign::webhook(&cover.channel.secret, second, &bytes), false));
        }
    }
    let answer = poster.post(&shape::target(cover.channel, cover.now), &headers, bytes).await;
    let told = say(&answer);
    let fate = match (verdict(&answer), &answer) {
        (Verdict::Sent, Answer::Status { body, .. }) if cover.channel.shape != Shape::Webhook => {
            rules::robot(cover.channel.shape, body)
        }
        (Verdict::Sent, _) => Fate::Sent,
        (Verdict::Again(asked), _) => Fate::Away(told.clone(), asked),
        (Verdict::Refused, Answer::Barred(why)) => Fate::Broken(why.clone()),
        (Verdict::Refused, _) => Fate::Refused(told.clone()),
    };
    (fate, told)
}

//! A newer version takes over, and a document is withdrawn: on both engines.

use crate::house::houses;
use crate::verbs::{PLAN, click_all, find, issue_now, upload};
use axum::body::Bytes;
use govern::policy::io::{compare, issue, version};
use govern::task::io::store as tasks;
use jiff::civil::date;

#[tokio::test]
async fn a_new_version_keeps_progress_amends_adds_and_suspends() {
    for house in houses().await {
        let clerk = house.clerk();
        let old = upload(&clerk, "冬季检查.txt", PLAN).await.policies[0];
        click_all(&clerk, old).await;
        issue_now(&clerk, old).await.unwrap();
        let was = find(&clerk, old).await;
        // The first stays, the second gets another day and another partner, the third goes, a fourth comes.
        let words = PLAN
            .replace("2025年1月31日前，完成客运", "2025年2月28日前，完成客运")
            .replace("州交通局、州公安局按职责分工负责", "州交通局、州公安局、州文旅局按职责分工负责")
            .replace(
                "3.开展警示教育。每月至少组织1次冬季安全警示教育，2025年3月31日前完成总结。（州应急局牵头）",
                "3.排查景区索道。2025年3月31日前，完成景区索道和玻璃栈道排查。（州文旅局牵头）",
            );
        let taken = version::upload(&clerk, old, vec![("第二版.txt".into(), Bytes::from(words))]).await.unwrap();
        let new = taken.policies[0];
        let u = find(&clerk, new).await;
        assert_eq!((u.whole.head.version_no, u.whole.head.previous), (2, Some(old)));
        click_all(&clerk, new).await;
        let mut tx = clerk.read().await.unwrap();
        let d = compare::compare(&clerk, &mut tx, new, None).await.unwrap();
        drop(tx);
        assert_eq!((d.added.len(), d.changed.len(), d.dropped.len(), d.same), (1, 1, 1, 1), "{}", house.engine);
        assert!(d.changed[0].fields.contains(&"时限".to_owned()) && d.changed[0].tasks.len() == 2);
        assert!(d.changed[0].effect.contains("州文旅局"), "{}", d.changed[0].effect);
        assert!(d.dropped[0].effect.contains("1 件在办任务中止"), "{}", d.dropped[0].effect);

        let twin = version::upload(&clerk, old, vec![("另一版.txt".into(), Bytes::from(PLAN.replace("供暖", "燃气")))]);
        let twin = twin.await.unwrap().policies[0];
        let done = issue_now(&clerk, new).await.unwrap();
        click_all(&clerk, twin).await;
        assert_eq!(issue_now(&clerk, twin).await.unwrap_err().code, "ALREADY_REPLACED");
        assert_eq!(find(&clerk, old).await.whole.head.state.code(), "superseded");
        let mut tx = clerk.read().await.unwrap();
        let of = async |tx: &mut store::Tx, m| tasks::of_measure(tx, m).await.unwrap();
        let first = of(&mut tx, done.draft.measures[0].id).await;
        assert_eq!(first.len(), 2, "the same tasks, linked to the new sentence");
        let second = of(&mut tx, done.draft.measures[1].id).await;
        assert_eq!(second.len(), 3);
        assert!(second.iter().all(|t| t.due == Some(date(2025, 2, 28))));
        let third = of(&mut tx, was.draft.measures[2].id).await;
        assert!(third.iter().all(|t| t.pause.code() == "suspended"));
        assert_eq!(of(&mut tx, done.draft.measures[2].id).await.len(), 1);
        let numbers: Vec<String> = first.iter().map(|t| t.number.clone()).collect();
        assert!(numbers.iter().all(|n| n.starts_with("RW-990100-2024-")));
    }
}

#[tokio::test]
async fn an_issued_document_is_withdrawn_only_with_a_reason() {
    for house in houses().await {
        let clerk = house.clerk();
        let id = upload(&clerk, "冬季检查.txt", PLAN).await.policies[0];
        click_all(&clerk, id).await;
        let u = issue_now(&clerk, id).await.unwrap();
        let version = u.whole.head.version;
        let bare = issue::advance(&clerk, id, "void", version, None).await.unwrap_err();
        assert_eq!(bare.code, "MISSING_FIELD");
        assert_eq!(issue::advance(&clerk, id, "replace", version, None).await.unwrap_err().code, "BY_NEW_VERSION");
        assert_eq!(issue::advance(&clerk, id, "fly", version, None).await.unwrap_err().code, "NO_SUCH_ACTION");
        issue::advance(&clerk, id, "void", version, Some("上级文件调整".into())).await.unwrap();
        let mut tx = clerk.read().await.unwrap();
        for m in &u.draft.measures {
            assert!(tasks::of_measure(&mut tx, m.id).await.unwrap().iter().all(|t| t.pause.code() == "suspended"));
        }
    }
}

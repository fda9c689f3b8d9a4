use super::*;

#[test]
fn a_clean_plan_is_ready_without_a_click() {
    let draft = plan(vec![measure(1), measure(2)]);
    assert!(look(&draft).doubts.is_empty());
    rules::ready(&draft, &look(&draft)).unwrap();
}

#[test]
fn no_lead_refuses_the_issue_and_names_the_place() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &[], &["州应急局", "州公安局"], &[])];
    let draft = plan(vec![one, measure(2)]);
    let refusal = rules::ready(&draft, &look(&draft)).unwrap_err();
    assert_eq!(refusal.code, "LEAD_REQUIRED");
    assert!(refusal.say.contains("1.第1件事"), "{}", refusal.say);
    assert_eq!(open(&draft), ["no_lead"]);
    let led = click(&draft, "no_lead", "州公安局牵头");
    let seen = look(&led).measures[0].clone();
    assert_eq!((seen.who.leads, seen.who.assist), (vec![u(3)], vec![u(2)]));
    rules::ready(&led, &look(&led)).unwrap();
}

#[test]
fn each_for_itself_by_choice_and_by_the_words() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &["州应急局", "州公安局"], &[], &[])];
    let two_leads = plan(vec![one.clone()]);
    assert_eq!(open(&two_leads), ["two_leads"]);
    assert!(look(&click(&two_leads, "two_leads", "each")).measures[0].who.each);
    one.assignments[0].each = true;
    let said = plan(vec![one]);
    assert!(open(&said).is_empty(), "分别牵头 is no doubt (handbook 02 §2, rule 3)");
    assert_eq!(look(&said).measures[0].who.leads, [u(2), u(3)]);
}

#[test]
fn one_responsible_unit_needs_no_lead_and_two_brackets_with_leads_are_two_leads() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &[], &["州公安局"], &[])];
    let mut two = measure(2);
    two.assignments = vec![bracket(230, &["州公安局"], &[], &[]), bracket(280, &["州住建局"], &[], &["州应急局"])];
    let draft = plan(vec![one, two]);
    let reading = look(&draft);
    assert!(open(&draft).is_empty());
    assert!(reading.measures[0].who.single);
    assert!(reading.measures[1].who.each);
    assert_eq!(reading.measures[1].who.assist, [u(2)]);
}

#[test]
fn the_same_words_are_one_doubt_and_one_click_settles_all_places() {
    let mut list: Vec<Measure> = (1..=3).map(measure).collect();
    for m in &mut list {
        m.assignments[0].assist = words(&["各有关部门"]);
    }
    let draft = plan(list);
    let reading = look(&draft);
    assert_eq!(reading.doubts.len(), 1);
    assert_eq!(reading.doubts[0].measures.len(), 3);
    let settled = click(&draft, "unresolved_group", "名单");
    assert!(look(&settled).measures.iter().all(|s| s.who.assist == [u(2), u(3), u(4)]));
    let later = click(&draft, "unresolved_group", "later");
    assert!(look(&later).measures.iter().all(|s| s.who.assist.is_empty()));
    rules::ready(&later, &look(&later)).unwrap();
}

#[test]
fn a_group_that_would_lead_cannot_be_left_to_the_lead() {
    let mut one = measure(1);
    one.assignments = vec![bracket(180, &[], &["各有关部门"], &[])];
    let draft = plan(vec![one]);
    let reading = look(&draft);
    let doubt = &reading.doubts[0];
    assert!(doubt.choices.iter().all(|c| c.id != "later"), "nobody would be left to do it");
    let nobody = click(&draft, "unresolved_group", "nobody");
    assert_eq!(open(&nobody), ["no_unit"], "words that mean nobody leave the measure without a unit");
    assert_eq!(rules::ready(&nobody, &look(&nobody)).unwrap_err().code, "LEAD_REQUIRED");
}

#[test]
fn an_unknown_name_offers_its_likes_and_is_known_from_then_on() {
    let mut one = measure(1);
    one.assignments[0].assist = words(&["州建设局"]);
    let draft = plan(vec![one]);
    let refusal = rules::ready(&draft, &look(&draft)).unwrap_err();
    assert_eq!(refusal.code, "UNIT_UNRESOLVED");
    let settled = click(&draft, "unknown_unit", "就是州住建局");
    assert_eq!(look(&settled).measures[0].who.assist, [u(4)]);
    assert!(look(&settled).doubts[0].settled.is_some(), "the doubt stays visible, settled");
}

#[test]
fn inheritance_reaches_counties_and_zone_and_the_zones_clause_replaces_it() {
    let mut one = measure(1);
    one.inherited = words(&["各县（市）党委政府", "园区管委会"]);
    let mut two = one.clone();
    (two.id, two.label) = (m(2), Some("2.".into()));
    two.assignments.push(bracket(250, &[], &["各功能区"], &[]));
    let reading = look(&plan(vec![one, two]));
    assert_eq!(reading.measures[0].who.territorial, [u(11), u(12), u(13), u(21)]);
    assert_eq!(reading.measures[1].who.territorial, [u(21)], "覆盖，不叠加 (handbook 02 §2, rule 4)");
}

#[test]
fn an_open_list_is_marked_and_does_not_stop_the_issue() {
    let mut one = measure(1);
    one.assignments[0].assist = words(&["州公安局"]);
    one.assignments[0].open = true;
    let draft = plan(vec![one]);
    assert!(look(&draft).measures[0].who.incomplete);
    rules::ready(&draft, &look(&draft)).unwrap();
    assert!(!look(&click(&draft, "open_list", "complete")).measures[0].who.incomplete);
}

#[test]
fn dates_in_doubt_are_refused_and_settled() {
    let mut none = measure(1);
    none.deadlines.clear();
    let draft = plan(vec![none.clone()]);
    assert_eq!(rules::ready(&draft, &look(&draft)).unwrap_err().code, "DATE_REQUIRED");
    let day = click(&draft, "no_deadline", "due:2024-12-31");
    assert_eq!(look(&day).measures[0].when.days[0].due, date(2024, 12, 31));
    let standing = click(&draft, "no_deadline", "standing");
    assert!(look(&standing).measures[0].when.standing);
    assert_eq!(open(&standing), ["rhythm"], "a standing duty without frequency is asked about (scenario S02)");

    let mut past = measure(2);
    past.deadlines = vec![due(date(2024, 3, 31))];
    let draft = plan(vec![past]);
    assert_eq!(open(&draft), ["deadline_before_issue"]);
    let kept = click(&draft, "deadline_before_issue", "due:2024-03-31");
    assert_eq!(look(&kept).measures[0].when.days[0].due, date(2024, 3, 31));
    rules::ready(&kept, &look(&kept)).unwrap();
}

#[test]
fn an_inferred_day_holds_as_marked_default() {
    let mut one = measure(1);
    one.deadlines[0].inferred = true;
    let draft = plan(vec![one]);
    let reading = look(&draft);
    assert!(!reading.doubts[0].must && reading.doubts[0].kind.defaulted());
    rules::ready(&draft, &reading).unwrap();
}

#[test]
fn items_outside_the_task_part_are_one_question() {
    let mut list: Vec<Measure> = (1..=5).map(measure).collect();
    for m in &mut list[3..] {
        m.path = words(&["四、保障措施"]);
        m.assignments.clear();
    }
    let draft = plan(list);
    assert_eq!(open(&draft), ["general"]);
    let dropped = click(&draft, "general", "drop");
    assert_eq!(dropped.measures.iter().filter(|m| m.kept).count(), 3);
    rules::ready(&dropped, &look(&dropped)).unwrap();
    let kept = click(&draft, "general", "keep");
    assert_eq!(open(&kept), ["no_unit"], "now it matters that nobody is named");
}

#[test]
fn a_document_without_a_day_of_issue_or_without_orders_is_refused() {
    let mut draft = plan(vec![measure(1)]);
    draft.issued_on = None;
    assert_eq!(rules::ready(&draft, &look(&draft)).unwrap_err().code, "ISSUED_ON_REQUIRED");
    let news = Draft { kind: Kind::News, measures: vec![], ..draft };
    assert_eq!(rules::ready(&news, &look(&news)).unwrap_err().code, "ORDERS_NOTHING");
}

#[test]
fn contradictions_must_be_seen_and_damage_is_only_shown() {
    let mut draft = plan(vec![measure(1)]);
    let finding =
        |kind| Finding { kind, quote: "每季度".into(), span: (110, 113), measure: Some(m(1)), say: "……".into() };
    draft.findings = vec![finding(prose::FindingKind::Damaged)];
    rules::ready(&draft, &look(&draft)).unwrap();
    draft.findings.push(finding(prose::FindingKind::FrequencyConflict));
    assert_eq!(rules::ready(&draft, &look(&draft)).unwrap_err().code, "DOUBT_OPEN");
    let seen = click(&draft, "frequency_conflict", "both");
    rules::ready(&seen, &look(&seen)).unwrap();
}

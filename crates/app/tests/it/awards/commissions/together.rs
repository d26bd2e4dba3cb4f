//! Orders that come at once are done together, and each still meets its own end.

use std::collections::{BTreeMap, HashSet};

use credential::verify::Outcome;
use serde_json::{Value, json};

use super::{ISSUED, Program, fault, house};
use crate::awards::award::{count, verified};
use crate::support::House;

/// Sends all of these at once. Answers status and body of each, in their order.
async fn at_once(house: &House, program: &Program, orders: Vec<Value>) -> Vec<(u16, Value)> {
    by_each(house, orders.into_iter().map(|order| (program, order)).collect()).await
}

/// As [`at_once`], by several programs.
async fn by_each(house: &House, orders: Vec<(&Program, Value)>) -> Vec<(u16, Value)> {
    let mut crowd = tokio::task::JoinSet::new();
    for (number, (program, credential)) in orders.into_iter().enumerate() {
        let request = program.http.post(house.url("/credentials/issue"));
        let request = request
            .bearer_auth(&program.token)
            .json(&json!({ "credential": credential }));
        crowd.spawn(async move { (number, fault(request.send().await.unwrap()).await) });
    }
    let answers: BTreeMap<usize, (u16, Value)> = crowd.join_all().await.into_iter().collect();
    answers.into_values().collect()
}

fn statuses(answers: &[(u16, Value)]) -> BTreeMap<u16, usize> {
    answers.iter().fold(BTreeMap::new(), |mut counted, (status, _)| {
        *counted.entry(*status).or_default() += 1;
        counted
    })
}

async fn used(house: &House) -> i64 {
    count(house, "select cast(coalesce(sum(used), 0) as bigint) from status_lists").await
}

#[tokio::test]
async fn of_many_at_once_each_is_issued_once_and_the_bad_ones_harm_none() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let mut orders: Vec<Value> = (0..40).map(|number| program.wish(number % 30)).collect();
    for number in 40..45 {
        let mut stranger = program.wish(number);
        stranger["issuer"] = "did:example:somebody-else".into();
        orders.push(stranger);
        let mut undefined = program.wish(number + 10);
        undefined["credentialSubject"]["undefined member"] = "?".into();
        orders.push(undefined);
    }
    let answers = at_once(&house, &program, orders).await;
    assert_eq!(statuses(&answers), BTreeMap::from([(201, 30), (400, 10), (409, 10)]));
    let mut places = HashSet::new();
    for (_, body) in answers.iter().filter(|(status, _)| *status == 201) {
        let signed = &body["verifiableCredential"];
        assert_eq!(verified(&house, &signed.to_string()).await.outcome, Outcome::InForce);
        places.insert(signed["credentialStatus"]["statusListIndex"].to_string());
    }
    assert_eq!(places.len(), 30, "each has a place of its own");
    assert_eq!(count(&house, ISSUED).await, 30);
    assert_eq!(used(&house).await, 30, "what is refused takes no place");
    let told = count(&house, "select count(*) from events where kind = 'commissioned'").await;
    assert_eq!(told, 30);
    let transactions = count(&house, "select count(distinct issued_at) from commissions").await;
    assert!(transactions < 30, "{transactions} transactions for 30 credentials");
}

#[tokio::test]
async fn of_two_that_choose_one_place_one_gets_it() {
    let house = house().await;
    let program = Program::let_in(&house, &[]).await;
    let made = program
        .post("/status-lists", &json!({ "statusPurpose": "revocation" }))
        .await;
    let list = made.headers()["location"].to_str().unwrap().to_owned();
    let chooses = |number: u32, index: Option<&str>| {
        let mut wish = program.wish(number);
        wish["credentialStatus"] =
            json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListCredential": list });
        if let Some(index) = index {
            wish["credentialStatus"]["statusListIndex"] = index.into();
        }
        wish
    };
    let orders = (0..12).map(|number| {
        chooses(
            number,
            (number % 3 != 0).then_some(if number % 2 == 0 { "7" } else { "8" }),
        )
    });
    let answers = at_once(&house, &program, orders.collect()).await;
    assert_eq!(statuses(&answers), BTreeMap::from([(201, 6), (400, 6)]), "{answers:?}");
    assert_eq!(used(&house).await, 6);
    let apart = count(&house, "select count(distinct list_index) from commission_statuses").await;
    assert_eq!(apart, 6);
}

#[tokio::test]
async fn no_program_fills_the_list_of_another_one_that_comes_with_it() {
    let house = house().await;
    let (one, other) = (Program::let_in(&house, &[]).await, Program::let_in(&house, &[]).await);
    let made = one
        .post("/status-lists", &json!({ "statusPurpose": "revocation" }))
        .await;
    let list = made.headers()["location"].to_str().unwrap().to_owned();
    let wish = |number: u32| {
        let mut wish = one.wish(number);
        wish["credentialStatus"] =
            json!({ "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListCredential": list });
        wish
    };
    let orders = (0..24).map(|number| (if number % 2 == 0 { &one } else { &other }, wish(number)));
    let answers = by_each(&house, orders.collect()).await;
    for (number, (status, body)) in answers.iter().enumerate() {
        let expected = if number % 2 == 0 { 201 } else { 400 };
        assert_eq!(*status, expected, "{number}: {body}");
    }
    let owners = "select count(distinct client_id) from commissions";
    assert_eq!((count(&house, ISSUED).await, count(&house, owners).await), (12, 1));
    assert_eq!(used(&house).await, 12);
}

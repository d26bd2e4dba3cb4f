//! Who may call what: `routes.txt` says it for every route, and here the house is held to it.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::{Client, Method, StatusCode, header, redirect};
use waymark::actor::Role;
use waymark::ids::PersonId;
use waymark::organizations::{Profile, areas::AREAS, give_role, save_organization};
use waymark::people;

use crate::support::House;
use crate::support::sources::{app, code, rust_files};

const TABLE: &str = include_str!("routes.txt");

/// A method and a path, such as `GET /catalog`.
type Route = (String, String);

/// What the table says of each route.
fn table() -> BTreeMap<Route, &'static str> {
    let mut routes = BTreeMap::new();
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [methods, path, who] = parts.as_slice() else {
            panic!("routes.txt: {line:?} is not «methods path who»");
        };
        for method in methods.split(',') {
            let twice = routes.insert((method.to_owned(), (*path).to_owned()), *who);
            assert!(twice.is_none(), "routes.txt names {method} {path} twice");
        }
    }
    routes
}

/// Every `.route("…", …)` of the sources.
fn in_the_sources() -> BTreeMap<Route, String> {
    let mut routes = BTreeMap::new();
    // The host for test suites is another server, which has no accounts.
    let of_the_house = |file: &str| !file.starts_with("conformance/");
    for (file, text) in rust_files(&app()).into_iter().filter(|(file, _)| of_the_house(file)) {
        for rest in code(&text).split(".route(").skip(1) {
            let literal = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split_once('"'));
            let (path, rest) = literal.unwrap_or_else(|| panic!("{file}: write the path of a route as a literal"));
            let methods = methods(rest);
            assert!(
                !methods.is_empty(),
                "{file}: {path} has no method that this test can see"
            );
            for method in methods {
                routes.insert((method, path.to_owned()), file.clone());
            }
        }
    }
    routes
}

/// The methods of a route, up to its closing parenthesis.
fn methods(rest: &str) -> BTreeSet<String> {
    let (mut depth, mut name, mut methods) = (1, String::new(), BTreeSet::new());
    for letter in rest.chars() {
        match letter {
            '(' => {
                if ["get", "post", "put", "delete", "patch", "head", "options"].contains(&name.as_str()) {
                    methods.insert(name.to_uppercase());
                }
                depth += 1;
            }
            ')' if depth == 1 => break,
            ')' => depth -= 1,
            _ => {}
        }
        match letter.is_alphanumeric() || letter == '_' {
            true => name.push(letter),
            false => name.clear(),
        }
    }
    methods
}

#[test]
fn every_route_is_listed_with_who_may_call_it() {
    let (listed, written) = (table(), in_the_sources());
    let missing: Vec<String> = written
        .iter()
        .filter(|(route, _)| !listed.contains_key(*route))
        .map(|((method, path), file)| format!("{method} {path} WHO    # {file}"))
        .collect();
    assert!(
        missing.is_empty(),
        "add to crates/app/tests/it/routes.txt, with who may call it instead of WHO:\n{}",
        missing.join("\n")
    );
    let stale: Vec<String> = listed
        .keys()
        .filter(|route| !written.contains_key(*route))
        .map(|(method, path)| format!("{method} {path}"))
        .collect();
    assert!(
        stale.is_empty(),
        "no longer there, take out of crates/app/tests/it/routes.txt:\n{}",
        stale.join("\n")
    );
}

#[test]
fn every_area_of_an_issuer_leads_to_a_page_for_the_same_people() {
    let listed = table();
    for area in AREAS {
        let route = ("GET".to_owned(), format!("/issuer/{{org}}{}", area.path));
        let who = listed.get(&route);
        let roles: BTreeSet<&str> = area.roles.iter().map(|role| role.as_str()).collect();
        assert_eq!(
            who.map(|who| who.split(',').collect()),
            Some(roles),
            "{}: the area and routes.txt differ",
            area.path
        );
    }
}

/// A path with something in place of each `{name}`: the house's one organisation, else what names nothing.
fn filled(path: &str) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| match part {
            "{org}" => "meridian",
            "{number}" => "1",
            _ if part.starts_with("{*") => "x",
            _ if part.starts_with('{') => "0198c1f2-0000-7000-8000-000000000000",
            other => other,
        })
        .collect();
    parts.join("/")
}

/// A browser that shows redirects instead of following them.
struct Caller {
    client: Client,
    cookie: String,
}

impl Caller {
    fn new(token: Option<&str>) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        let cookie = token.map_or_else(String::new, |token| format!("waymark={token}"));
        Self { client, cookie }
    }

    /// The status, and where a redirect leads.
    async fn call(&self, house: &House, (method, path): &Route) -> (StatusCode, String) {
        let mut request = self
            .client
            .request(Method::from_bytes(method.as_bytes()).unwrap(), house.url(&filled(path)))
            .header(header::ACCEPT, "text/html")
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin");
        if method != "GET" {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body("");
        }
        let answer = request.send().await.unwrap();
        let to = answer
            .headers()
            .get(header::LOCATION)
            .map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), to.unwrap_or_default())
    }
}

/// Somebody with these roles: in Meridian, and in another organisation all there are.
async fn somebody(house: &House, name: &str, roles: &[Role], elsewhere: &[Role]) -> Caller {
    let mut tx = house.app.db.begin().await.unwrap();
    let meridian = save_organization(&mut tx, "meridian", "Meridian", &Profile::default())
        .await
        .unwrap();
    let cedar = save_organization(&mut tx, "cedar", "Cedar", &Profile::default())
        .await
        .unwrap();
    let email = format!("{name}@example.org");
    let person: PersonId = people::add_person(&mut tx, name, "en", &email, &email).await.unwrap();
    for role in roles {
        let organization = (*role != Role::Operator).then_some(&meridian);
        give_role(&mut tx, &person, organization, *role).await.unwrap();
    }
    for role in elsewhere.iter().filter(|role| **role != Role::Operator) {
        give_role(&mut tx, &person, Some(&cedar), *role).await.unwrap();
    }
    let token = people::begin_session(&mut tx, &person, "test").await.unwrap();
    tx.commit().await.unwrap();
    Caller::new(Some(&token))
}

#[tokio::test]
async fn a_stranger_gets_in_nowhere_but_where_all_may() {
    let house = House::open().await;
    somebody(&house, "first", &[], &[]).await;
    let stranger = Caller::new(None);
    for (route, who) in table().into_iter().filter(|(_, who)| *who != "public") {
        let (status, to) = stranger.call(&house, &route).await;
        let sent_away = status == StatusCode::SEE_OTHER && to.starts_with("/sign-in");
        let refused = matches!(status.as_u16(), 401 | 403 | 404) || (sent_away && who != "demo");
        assert!(refused, "a stranger at {route:?}, which is for {who}: {status} {to}");
    }
}

#[tokio::test]
async fn nobody_gets_in_with_the_wrong_roles_or_the_right_ones_elsewhere() {
    let house = House::open().await;
    let mut callers: BTreeMap<(&str, bool), Caller> = BTreeMap::new();
    for (route, who) in table()
        .into_iter()
        .filter(|(_, who)| !["public", "person", "demo", "client"].contains(who))
    {
        let right: Vec<Role> = who
            .split(',')
            .map(|name| {
                name.parse()
                    .unwrap_or_else(|()| panic!("routes.txt: {name} is no role"))
            })
            .collect();
        let in_one = route.1.contains("{org}");
        if !callers.contains_key(&(who, in_one)) {
            let wrong: Vec<Role> = Role::ALL.into_iter().filter(|role| !right.contains(role)).collect();
            let elsewhere = if in_one { Role::ALL.to_vec() } else { Vec::new() };
            let name = format!("caller{}", callers.len());
            callers.insert((who, in_one), somebody(&house, &name, &wrong, &elsewhere).await);
        }
        let (status, to) = callers[&(who, in_one)].call(&house, &route).await;
        assert!(
            matches!(status.as_u16(), 400 | 403 | 404 | 415 | 422),
            "somebody with every role but {who} at {route:?}: {status} {to}"
        );
    }
}

#[tokio::test]
async fn no_session_opens_what_is_for_programs() {
    let house = House::open().await;
    let everybody = somebody(&house, "everybody", &Role::ALL, &Role::ALL).await;
    let mut routes = 0;
    for (route, _) in table().into_iter().filter(|(_, who)| *who == "client") {
        let (status, _) = everybody.call(&house, &route).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{route:?}");
        routes += 1;
    }
    assert!(routes > 0);
}

#[test]
fn the_reader_of_routes_sees_methods_over_several_lines() {
    let found = methods(", get(show)\n  .post(ask))\n.route(\"/x\", delete(y))");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["GET", "POST"]);
}

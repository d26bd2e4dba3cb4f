//! Tricky addresses, as tables and at random.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use proptest::prelude::*;
use url::{Host, Url};

use super::addresses::is_global;
use super::guard::check;
use super::{FetchError, Policy};

const STRICT: Policy = Policy {
    allow_loopback_http: false,
};
const LAPTOP: Policy = Policy {
    allow_loopback_http: true,
};

#[test]
fn addresses_of_the_open_internet_and_all_others() {
    let open = "1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 \
        169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255 \
        198.20.0.0 223.255.255.255 2000::1 2606:4700::1111 2001:200:: 2a00:1450:4001::8a 2003::1 3ffe:ffff::1";
    let closed = "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 \
        169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1 198.19.255.255 \
        198.51.100.7 203.0.113.7 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::8.8.8.8 ::ffff:8.8.8.8 \
        ::ffff:127.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:: 2001:2::1 2001:1ff:ffff::1 \
        2001:db8::1 2002:7f00:1:: 2002:808:808:: 3fff::1 3fff:fff::1 4000::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fec0::1 \
        ff02::1 ffff::1";
    for (list, expected) in [(open, true), (closed, false)] {
        for text in list.split_whitespace() {
            let address: IpAddr = text.parse().unwrap();
            assert_eq!(is_global(address), expected, "{text}");
        }
    }
}

#[test]
fn addresses_that_say_of_themselves_that_they_are_not_called() {
    let refused = [
        "",
        "example.org",
        "//example.org/",
        "http://example.org/",
        "http://1.1.1.1/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "javascript:alert(1)",
        "gopher://127.0.0.1:25/",
        "https://",
        "https:///",
        "https://user@example.org/",
        "https://user:pass@example.org/",
        "https://:pass@example.org/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7F.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.1%2f@1.1.1.1/",
        "https://%31%32%37.0.0.1/",
        "https://１２７.0.0.1/",
        "https://①②⑦.0.0.1/",
        "https://127。0。0。1/",
        "https://0/",
        "https://256.256.256.256/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://exa mple.org/",
        "https://exa\tmple.org/",
        " https://example.org/",
        "https:\\\\example.org\\",
        "https://example.org\\@127.0.0.1:x/",
        "https:\\\\127.0.0.1\\",
        "  https://10.0.0.1",
        "https://1.1.1.1@10.0.0.1/",
        "https://xn--/",
    ];
    for text in refused {
        assert_eq!(check(text, STRICT), Err(FetchError::Refused), "{text}");
    }
    let long = format!("https://example.org/{}", "a".repeat(2_048));
    assert_eq!(check(&long, STRICT), Err(FetchError::Refused));
}

#[test]
fn addresses_that_may_be_called_lose_their_fragment_only() {
    let called = [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.org:443/a?b#c", "https://example.org/a?b"),
        ("https://example.org.:8443/", "https://example.org.:8443/"),
        ("https://1.1.1.1/", "https://1.1.1.1/"),
        ("https://0x08080808/", "https://8.8.8.8/"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://127.0.0.1.example.org/", "https://127.0.0.1.example.org/"),
    ];
    for (text, expected) in called {
        assert_eq!(check(text, STRICT).unwrap().as_str(), expected);
    }
}

#[test]
fn a_laptop_may_call_itself_and_nothing_else_new() {
    for text in [
        "http://127.0.0.1:8080/",
        "http://localhost:8080/",
        "https://localhost/",
        "http://[::1]:8080/",
        "http://127.9.9.9/",
    ] {
        assert!(check(text, LAPTOP).is_ok(), "{text}");
    }
    for text in [
        "http://example.org/",
        "http://1.1.1.1/",
        "http://10.0.0.1/",
        "https://10.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://localhost.example.org/",
        "http://user@localhost/",
    ] {
        assert_eq!(check(text, LAPTOP), Err(FetchError::Refused), "{text}");
    }
}

/// The ways to write one IPv4 address that a browser understands.
fn spellings(v4: Ipv4Addr) -> Vec<String> {
    let (bits, [a, b, c, d]) = (v4.to_bits(), v4.octets());
    vec![
        v4.to_string(),
        format!("{v4}."),
        format!("{bits}"),
        format!("{bits:#x}"),
        format!("{bits:#X}").replace("0X", "0x"),
        format!("0{bits:o}"),
        format!("0{a:o}.0{b:o}.0{c:o}.0{d:o}"),
        format!("{a:#x}.{b:#x}.{c:#x}.{d:#x}"),
        format!("{a}.{}", bits & 0xff_ffff),
        format!("{a}.{b:#x}.{}", bits & 0xffff),
    ]
}

proptest! {
    #[test]
    fn however_an_ipv4_address_is_written_the_answer_is_the_same(bits: u32) {
        let v4 = Ipv4Addr::from_bits(bits);
        for text in spellings(v4) {
            let checked = check(&format!("https://{text}/"), STRICT);
            prop_assert_eq!(checked.is_ok(), is_global(v4.into()), "{}", text);
        }
    }

    #[test]
    fn an_ipv4_address_inside_an_ipv6_one_is_never_called(bits: u32) {
        let low = u128::from(bits);
        let wrapped = [0, 0xffff << 32, 0x64_ff9b << 96, (0x2002 << 112) | (low << 80), (0x2001 << 112) | !low];
        for high in wrapped {
            let v6 = Ipv6Addr::from_bits(high | low);
            prop_assert!(check(&format!("https://[{v6}]/"), STRICT).is_err(), "{}", v6);
        }
    }

    #[test]
    fn nothing_that_the_standard_library_calls_special_is_global(bits: u32, six: u128) {
        let v4 = Ipv4Addr::from_bits(bits);
        let special = v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_broadcast()
            || v4.is_documentation() || v4.is_multicast() || v4.is_unspecified();
        prop_assert!(!special || !is_global(v4.into()));
        for v6 in [six, six | (0xfe80 << 112), six | (0xfc << 120), six >> 64, six | (0xff << 120)].map(Ipv6Addr::from_bits) {
            let special = v6.is_loopback() || v6.is_unspecified() || v6.is_multicast() || v6.is_unique_local()
                || v6.is_unicast_link_local() || v6.to_ipv4().is_some();
            prop_assert!(!special || !is_global(v6.into()), "{}", v6);
        }
    }

    /// What passes is what the `url` crate reads, and a host that passes as a name is no number to anyone who dials it.
    #[test]
    fn what_passes_is_read_alike_by_all(text in "(https?://|//|https:)?([a-z0-9.\\[\\]:@%x_-]|[０-９]|。|[^\\x00]){0,24}(/[a-z]*)?") {
        if let Ok(url) = check(&text, STRICT) {
            let mut read = Url::parse(&text).unwrap();
            read.set_fragment(None);
            prop_assert_eq!(&url, &read);
            prop_assert_eq!(Url::parse(url.as_str()).unwrap(), read);
            prop_assert_eq!((url.scheme(), url.username(), url.password()), ("https", "", None));
            match url.host().unwrap() {
                Host::Domain(name) => prop_assert!(name.trim_end_matches('.').parse::<IpAddr>().is_err()),
                Host::Ipv4(v4) => prop_assert!(is_global(v4.into())),
                Host::Ipv6(v6) => prop_assert!(is_global(v6.into())),
            }
        }
    }
}

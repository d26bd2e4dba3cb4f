//! The addresses of an exchange, in each way that wallets are called by.

use serde_json::json;

use crate::App;

/// Ways from a page or a code into a wallet.
#[derive(Clone, Debug)]
pub struct Links {
    /// Where the wallet and we talk (VC-API).
    pub exchange: String,
    /// The interaction URL (VCALM 1.0, "Interaction URL Format"): what the code holds.
    pub interaction: String,
    /// The same for a wallet on this device that has taken the scheme.
    pub scheme: String,
    /// The Learner Credential Wallet's own address, which its app opens.
    pub lcw: String,
    /// The same in that wallet's older scheme.
    pub dcc: String,
}

impl Links {
    /// The links of the exchange behind a word.
    pub fn of(app: &App, token: &str) -> Self {
        let exchange = app.settings.url(&format!("/wallets/{token}/exchange"));
        let interaction = app.settings.url(&format!("/wallets/{token}?iuv=1"));
        let request = json!({
            "credentialRequestOrigin": super::domain(app),
            "protocols": { "vcapi": exchange },
        });
        let request: String = url::form_urlencoded::byte_serialize(request.to_string().as_bytes()).collect();
        // A plus is a space in forms only; wallets undo percent signs and nothing else.
        let request = request.replace('+', "%20");
        Self {
            lcw: format!("https://lcw.app/request?request={request}"),
            dcc: format!("dccrequest://request?request={request}"),
            scheme: format!("interaction:{interaction}"),
            interaction,
            exchange,
        }
    }
}

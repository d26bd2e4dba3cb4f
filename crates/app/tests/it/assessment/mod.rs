//! Assessment by plain forms: blind, alone, once, and with feedback that helps.

mod blindness;
mod deciding;
mod scoring;
mod seats;
mod support;

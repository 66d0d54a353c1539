//! A small server that signs the four reading calls of TRRO and hands the answers through, byte for byte.
//!
//! A browser can neither call the cloud (it allows no other origin) nor hold the key; this can. In reading order:
//!
//! * [`config`]: flags and environment, checked once.
//! * [`keyring`]: the key in use; [`key`], [`credentials`]: what it is, from environment and files; [`cam_role`], [`tke_oidc`]: from the
//!   cloud, by [`fetch`].
//! * [`service`]: all parts put together; [`shutdown`]: how they come to rest.
//! * [`listen`]: where connections come from; [`server`]: how many there are; [`idle`], [`min_rate`]: how slow one may be.
//! * [`routes`]: what is answered under which path; [`probes`]: what watchers ask; [`files`]: the viewer.
//! * [`caller`]: who asks; [`guard`]: who may ask at all; [`refusal`]: every "no", and how it is worded.
//! * [`access_log`]: what remains of a question; [`log`]: lines that nobody waits for; [`metrics`]: what is counted.
//! * [`call`]: what may be asked of the cloud, checked; [`sign`]: the signature; [`pace`]: how often; [`budget`]: how much at once;
//!   [`concurrency`]: for how many.
//! * [`cloud`]: one call with its retries; [`answer`]: what came back, read whole; [`call_cache`]: like calls answered by one, and what is kept.
//! * [`demo`]: made sessions behind the same paths.
//!
//! The secret key is named in `credentials` and in `sign`; on its way here from the cloud also in `cam_role` and `tke_oidc`; and nowhere
//! else.

pub mod access_log;
pub mod answer;
pub mod budget;
pub mod call;
pub mod call_cache;
pub mod caller;
pub mod cam_role;
pub mod cloud;
pub mod concurrency;
pub mod config;
pub mod credentials;
pub mod demo;
pub mod fetch;
pub mod files;
pub mod guard;
pub mod idle;
pub mod key;
pub mod keyring;
pub mod listen;
pub mod log;
pub mod metrics;
pub mod min_rate;
pub mod pace;
pub mod probes;
pub mod refusal;
pub mod routes;
pub mod server;
pub mod service;
pub mod shutdown;
pub mod sign;
pub mod tke_oidc;

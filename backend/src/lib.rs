//! A small server that signs TRRO's four reading calls and passes the responses on, byte for byte.
//!
//! A browser cannot call the cloud, which allows no other origin, and must not hold the key. In reading order:
//!
//! * [`config`]: flags and environment, validated once.
//! * [`keyring`]: the key in use; [`key`], [`credentials`]: its parts, from environment and files; [`cam_role`], [`tke_oidc`]: from the
//!   cloud, by [`fetch`].
//! * [`service`]: all parts together; [`shutdown`]: how they stop.
//! * [`listen`]: addresses; [`server`]: connections; [`idle`], [`min_rate`]: limits for slow ones.
//! * [`routes`]: the paths; [`probes`]: health and metrics; [`files`]: the viewer.
//! * [`caller`]: who makes a request; [`guard`]: access control; [`refusal`]: every error of our own.
//! * [`access_log`]: a log line per request; [`log`]: non-blocking logging; [`metrics`]: counters.
//! * [`call`]: calls to the cloud, validated; [`sign`]: the signature; [`pace`]: the rate limit; [`budget`]: the memory limit;
//!   [`concurrency`]: the limit of concurrent requests.
//! * [`cloud`]: one call with its retries; [`answer`]: its response; [`call_cache`]: shared and cached responses.
//! * [`demo`]: synthetic sessions behind the same paths.
//!
//! The secret key is handled only in `credentials` and `sign`, and on its way from the cloud in `cam_role` and `tke_oidc`.

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

//! tmp
use super::Lang; use crate::error::ImportError;
/// tmp
#[derive(Clone)]
pub struct Explanation { /// m
pub message: String, /// m
pub meaning: Option<String>, /// a
pub advice: Vec<String>, /// d
pub detail: Option<String> }
/// tmp
pub fn explain(e:&ImportError,_l:Lang)->Explanation{Explanation{message:format!("{e:?}"),meaning:None,advice:vec![],detail:None}}

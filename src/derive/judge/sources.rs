//! Sources of published figures.

use crate::lang::{Message, key};

pub(super) const OURS: Message = key::sources::OURS;
pub(super) const SAMPLE: Message = key::sources::SAMPLE;
pub(super) const PROD: Message = key::sources::PROD;
pub(super) const TRTC_RTT: Message = key::sources::TRTC_RTT;
pub(super) const TRTC_GUIDE: Message = key::sources::TRTC_GUIDE;
pub(super) const W3C: Message = key::sources::W3_C;
pub(super) const AGORA: Message = key::sources::AGORA;
pub(super) const W3C_PAUSE: Message = key::sources::W3_C_PAUSE;
pub(super) const UPLINK_100: Message = key::sources::UPLINK_100;
pub(super) const LANE_KEEPER: Message = key::sources::LANE_KEEPER;
pub(super) const STOP: Message = key::sources::STOP;
pub(super) const CONTROL: Message = key::sources::CONTROL;
pub(super) const FRAME: Message = key::sources::FRAME;
pub(super) const WHOLE_SECONDS: Message = key::sources::WHOLE_SECONDS;

//! What was repaired or left out while reading: facts; the words are in [`crate::text`].

use crate::error::CloudError;

/// Something that the reader of the charts should know about the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// Index of the device it concerns.
    pub device: Option<usize>,
    /// Name of the field it concerns, a link's as `MultiNet[<NetId>].Rtt`.
    pub field: Option<String>,
    /// What happened.
    pub kind: WarningKind,
}

/// What happened to the data.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WarningKind {
    /// `StartTime` is absent or cannot be a time: times count from 0.
    StartTimeMissing,
    /// `TimeOffset` is absent: samples are placed every two seconds.
    TimeOffsetMissing,
    /// Elements of `TimeOffset` that are no number: those samples are left out.
    TimeOffsetInvalid {
        /// How many.
        samples: usize,
    },
    /// Samples went back in time and were sorted.
    TimeSorted {
        /// How many steps went back.
        steps: usize,
    },
    /// Several samples have the same time.
    TimeRepeated {
        /// How many repeat the one before.
        samples: usize,
    },
    /// The array is longer than `TimeOffset`: the rest is left out.
    ArrayLonger {
        /// Elements left out.
        left_out: usize,
    },
    /// The array is shorter than `TimeOffset`: the rest counts as not measured.
    ArrayShorter {
        /// Samples without an element.
        missing: usize,
        /// There is a `TimeOffset`; without one the longest array is the measure.
        has_times: bool,
    },
    /// Elements that are neither numbers nor `null`.
    NotNumbers {
        /// How many.
        elements: usize,
    },
    /// A known array holds something that is no array.
    NotAnArray,
    /// A field that should hold a whole number or a name holds something else.
    FieldInvalid,
    /// A number that cannot be one of this field.
    FieldOutOfRange,
    /// A field that nobody knows: kept and listed.
    FieldUnknown,
    /// An older name of the field was used.
    FieldRenamed {
        /// As it stood in the input.
        from: String,
    },
    /// An older name of a field that has a value as well: listed only.
    FieldSuperseded {
        /// The name of today.
        by: String,
    },
    /// Names were written in another case (`deviceType`); the first one is the warning's field.
    CaseDiffers {
        /// How many.
        fields: usize,
    },
    /// A device says that it belongs to another session than the one before.
    SessionIdDiffers {
        /// Its `SessionId`.
        other: String,
    },
    /// The same name twice in one object; the last one counts.
    FieldRepeated,
    /// `NaN`, `Infinity` or a number beyond what can be held: counts as not measured.
    NumberUnreadable {
        /// How many.
        elements: usize,
    },
    /// Bytes that are no valid text were replaced.
    TextRepaired,
    /// Text before or after the JSON was passed over.
    TextAround {
        /// Characters passed over.
        characters: usize,
    },
    /// `NetId` is absent or repeated: the card goes by this number.
    NetIdReplaced {
        /// The number.
        net_id: i64,
    },
    /// So few of the samples have a value that the array is listed instead of drawn, or it would fill the memory.
    ArrayLeftOut {
        /// Samples without an element.
        missing: usize,
    },
    /// More fields that nobody knows, or more network cards, than can be shown.
    FieldsLeftOut {
        /// How many.
        fields: usize,
    },
    /// More devices than can be shown.
    DevicesLeftOut {
        /// How many.
        devices: usize,
    },
    /// More warnings than can be read.
    WarningsLeftOut {
        /// How many.
        warnings: usize,
    },
    /// A part of the input could not be read, or holds an error; what is beside it is shown.
    PartFailed {
        /// The line, from 1, where the value begins that it is or that it is a part of.
        line: usize,
        /// The error's stable code.
        code: &'static str,
        /// What the cloud said, where the error is the cloud's.
        cloud: Option<CloudError>,
    },
    /// The times of field and remote do not overlap, or only one of the two has a date: neither explains the other.
    EndsDoNotMeet,
    /// One of several inputs could not be read; the others are shown.
    InputFailed {
        /// Its name.
        name: String,
        /// The error's stable code.
        code: &'static str,
    },
}

impl WarningKind {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::StartTimeMissing => "start-time-missing",
            Self::TimeOffsetMissing => "time-offset-missing",
            Self::TimeOffsetInvalid { .. } => "time-offset-invalid",
            Self::TimeSorted { .. } => "time-sorted",
            Self::TimeRepeated { .. } => "time-repeated",
            Self::ArrayLonger { .. } => "array-longer",
            Self::ArrayShorter { .. } => "array-shorter",
            Self::NotNumbers { .. } => "not-numbers",
            Self::NotAnArray => "not-an-array",
            Self::FieldInvalid => "field-invalid",
            Self::FieldOutOfRange => "field-out-of-range",
            Self::FieldSuperseded { .. } => "field-superseded",
            Self::FieldUnknown => "field-unknown",
            Self::FieldRenamed { .. } => "field-renamed",
            Self::CaseDiffers { .. } => "case-differs",
            Self::NetIdReplaced { .. } => "net-id-replaced",
            Self::ArrayLeftOut { .. } => "array-left-out",
            Self::FieldsLeftOut { .. } => "fields-left-out",
            Self::DevicesLeftOut { .. } => "devices-left-out",
            Self::WarningsLeftOut { .. } => "warnings-left-out",
            Self::PartFailed { .. } => "part-failed",
            Self::SessionIdDiffers { .. } => "session-id-differs",
            Self::FieldRepeated => "field-repeated",
            Self::NumberUnreadable { .. } => "number-unreadable",
            Self::TextRepaired => "text-repaired",
            Self::TextAround { .. } => "text-around",
            Self::InputFailed { .. } => "input-failed",
            Self::EndsDoNotMeet => "ends-do-not-meet",
        }
    }
}

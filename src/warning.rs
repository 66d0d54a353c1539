//! What was repaired or left out while reading, as facts; the text is in [`crate::text`].

use crate::error::CloudError;

/// Something that the person should know about the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// Index of the device.
    pub device: Option<usize>,
    /// Name of the field; for a link's field `MultiNet[<NetId>].Rtt`.
    pub field: Option<String>,
    /// What happened.
    pub kind: WarningKind,
}

/// What happened to the data.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WarningKind {
    /// `StartTime` is absent or not a time: times count from 0.
    StartTimeMissing,
    /// `TimeOffset` is absent: samples are placed every two seconds.
    TimeOffsetMissing,
    /// Elements of `TimeOffset` that are not numbers: those samples are left out.
    TimeOffsetInvalid {
        /// How many.
        samples: usize,
    },
    /// Samples went back in time and were sorted.
    TimeSorted {
        /// The number of steps back.
        steps: usize,
    },
    /// Several samples have the same time.
    TimeRepeated {
        /// The number of repetitions.
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
        /// Whether there is a `TimeOffset`; without one the longest array determines the length.
        has_times: bool,
    },
    /// Elements that are neither numbers nor `null`.
    NotNumbers {
        /// How many.
        elements: usize,
    },
    /// A known array contains something that is not an array.
    NotAnArray,
    /// A field that should hold a whole number or a name holds something else.
    FieldInvalid,
    /// A number outside the range of this field.
    FieldOutOfRange,
    /// An unknown field: kept and listed.
    FieldUnknown,
    /// An older name of the field was used.
    FieldRenamed {
        /// Its name in the input.
        from: String,
    },
    /// An older name of a field that also has a value: listed only.
    FieldSuperseded {
        /// The current name.
        by: String,
    },
    /// Names were written in another case (`deviceType`); the warning's field is the first.
    CaseDiffers {
        /// How many.
        fields: usize,
    },
    /// A device belongs to another session than the previous one.
    SessionIdDiffers {
        /// Its `SessionId`.
        other: String,
    },
    /// A name occurs twice in one object; the last one counts.
    FieldRepeated,
    /// `NaN`, `Infinity` or a number out of range: counts as not measured.
    NumberUnreadable {
        /// How many.
        elements: usize,
    },
    /// Bytes that are not valid text were replaced.
    TextRepaired,
    /// Text before or after the JSON was skipped.
    TextAround {
        /// Skipped characters.
        characters: usize,
    },
    /// `NetId` is absent or repeated: the link gets this number.
    NetIdReplaced {
        /// The number.
        net_id: i64,
    },
    /// So few samples have a value that the array is listed instead of drawn, to save memory.
    ArrayLeftOut {
        /// Samples without an element.
        missing: usize,
    },
    /// More unknown fields or network links than can be shown.
    FieldsLeftOut {
        /// How many.
        fields: usize,
    },
    /// More devices than can be shown.
    DevicesLeftOut {
        /// How many.
        devices: usize,
    },
    /// More warnings than can be shown.
    WarningsLeftOut {
        /// How many.
        warnings: usize,
    },
    /// A part of the input could not be read, or holds an error; the rest is shown.
    PartFailed {
        /// The line, from 1, at which the outermost value starts.
        line: usize,
        /// The error's stable code.
        code: &'static str,
        /// The cloud's message, if the error is the cloud's.
        cloud: Option<CloudError>,
    },
    /// Field and remote do not overlap in time, or only one of them has a date: neither explains the other.
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

//! The fields of everything that crosses, in the order in which they do.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::Read;
use super::bytes::{Incoming, Outgoing, Wire};
use crate::derive::findings::{
    Blame, Budget, Code, Course, Evidence, Finding, Severity, Spell, Thresholds, Verdict,
};
use crate::derive::{Clock, Extremes, Gap, Pyramid, Segments};
use crate::error::CloudError;
use crate::model::{Device, Extra, Link, Resolution, Role, Series, SeriesKey, Session, Unit};
use crate::view::{Facts, Subject, Trace};
use crate::warning::{Warning, WarningKind};

/// A structure: every field, one after the other.
macro_rules! fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl Wire for $name {
            fn write(&mut self, out: &mut Outgoing) {
                let Self { $($field),+ } = self;
                $($field.write(out);)+
            }

            fn read(from: &mut Incoming) -> Self {
                $(let $field = Wire::read(from);)+
                Self { $($field),+ }
            }
        }
    };
}

/// One of several shapes: its number, then its fields.
macro_rules! variants {
    ($name:ident {
        0: $first:ident,
        $($number:literal: $variant:ident $({ $($field:ident),+ })?),+ $(,)?
    }) => {
        impl Wire for $name {
            fn write(&mut self, out: &mut Outgoing) {
                match self {
                    Self::$first => out.tag(0),
                    $(Self::$variant $({ $($field),+ })? => {
                        out.tag($number);
                        $($($field.write(out);)+)?
                    })+
                }
            }

            fn read(from: &mut Incoming) -> Self {
                match from.tag() {
                    $($number => {
                        $($(let $field = Wire::read(from);)+)?
                        Self::$variant $({ $($field),+ })?
                    })+
                    other => {
                        from.spoilt |= other != 0;
                        Self::$first
                    }
                }
            }
        }
    };
}

fields!(Read {
    name,
    subject,
    warnings
});

fields!(Subject {
    session,
    facts,
    verdict
});

fields!(Verdict {
    findings,
    severity,
    blame,
    blamed_link,
    score,
    main,
    effect,
    course,
    length,
    other_went_on,
    budget,
    clock,
    thresholds,
    moved,
});

fields!(Finding {
    code,
    severity,
    device,
    link,
    blame,
    blamed_link,
    start,
    end,
    lasted,
    when,
    value,
    unit,
    threshold,
    usual,
    count,
    path,
    causes,
    evidence,
});

fields!(Spell { start, end });

fields!(Evidence {
    device,
    metric,
    link,
    start,
    end,
});

variants!(Severity {
    0: Info,
    1: Minor,
    2: Major,
    3: Critical,
});

variants!(Blame {
    0: FieldDevice,
    1: FieldUplink,
    2: Cloud,
    3: RemoteDownlink,
    4: RemoteDevice,
    5: Undecided,
});

variants!(Course {
    0: NothingToJudge,
    1: Good,
    2: GoodUntil,
    3: GoodBut,
    4: Worst,
    5: Throughout,
});

variants!(Unit {
    0: Fps,
    1: Ms,
    2: Kbps,
    3: Percent,
    4: Count,
});

fields!(Budget {
    video,
    capture,
    encode,
    uplink,
    downlink,
    decode,
    render,
});

fields!(Clock {
    offset,
    uncertainty,
    agreement,
    next,
    samples,
});

/// Value after value.
impl Wire for Thresholds {
    fn write(&mut self, out: &mut Outgoing) {
        for (_, value) in self.named() {
            value.write(out);
        }
    }

    fn read(from: &mut Incoming) -> Self {
        let mut thresholds = Self::default();
        for (_, value) in thresholds.named() {
            *value = Wire::read(from);
        }
        thresholds
    }
}

/// By its place among all.
impl Wire for Code {
    fn write(&mut self, out: &mut Outgoing) {
        let place = Self::ALL.iter().position(|code| code == self);
        place.unwrap_or_default().write(out);
    }

    fn read(from: &mut Incoming) -> Self {
        let code = Self::ALL.get(usize::read(from)).copied();
        from.spoilt |= code.is_none();
        code.unwrap_or(Self::ALL[0])
    }
}

fields!(Session {
    session_id,
    project_id,
    request_id,
    devices,
    extras,
});

fields!(Device {
    role,
    device_type,
    device_id,
    sdk_version,
    sdk_mode,
    multi_mode,
    resolution,
    configured_resolution,
    times,
    disconnected,
    series,
    links,
    extras,
});

variants!(Role {
    0: Field,
    1: Remote,
    2: Other,
});

fields!(Resolution { width, height });

fields!(Series { key, values });

fields!(SeriesKey { metric, link });

fields!(Link { net_id, net_ip });

fields!(Extra { name, value });

fields!(Facts {
    segments,
    disconnected,
    derived,
    carrying,
    traces,
});

fields!(Trace { runs, pyramid });

fields!(Pyramid { levels });

fields!(Segments {
    median_step,
    runs,
    gaps,
});

fields!(Gap { start, end });

fields!(Warning {
    device,
    field,
    kind,
});

fields!(CloudError {
    code,
    message,
    request_id,
});

variants!(WarningKind {
    0: StartTimeMissing,
    1: TimeOffsetMissing,
    2: TimeOffsetInvalid { samples },
    3: TimeSorted { steps },
    4: TimeRepeated { samples },
    5: ArrayLonger { left_out },
    6: ArrayShorter { missing, has_times },
    7: NotNumbers { elements },
    8: NotAnArray,
    9: FieldInvalid,
    10: FieldOutOfRange,
    11: FieldUnknown,
    12: FieldRenamed { from },
    13: FieldSuperseded { by },
    14: CaseDiffers { fields },
    15: SessionIdDiffers { other },
    16: FieldRepeated,
    17: NumberUnreadable { elements },
    18: TextRepaired,
    19: TextAround { characters },
    20: NetIdReplaced { net_id },
    21: ArrayLeftOut { missing },
    22: FieldsLeftOut { fields },
    23: DevicesLeftOut { devices },
    24: WarningsLeftOut { warnings },
    25: PartFailed { line, code, cloud },
    26: InputFailed { name, code },
});

/// Names of metrics.
impl Wire for Cow<'static, str> {
    fn write(&mut self, out: &mut Outgoing) {
        self.to_mut().write(out);
    }

    fn read(from: &mut Incoming) -> Self {
        Self::Owned(String::read(from))
    }
}

/// There are so many of them that they go as a column, in which every index is exact.
impl Wire for Extremes {
    fn write(&mut self, out: &mut Outgoing) {
        self.lowest.write(out);
        self.highest.write(out);
    }

    fn read(from: &mut Incoming) -> Self {
        let lowest = u32::read(from);
        Self {
            lowest,
            highest: u32::read(from),
        }
    }

    fn write_all(values: &mut Vec<Self>, out: &mut Outgoing) {
        let mut column = Vec::with_capacity(2 * values.len());
        for Self { lowest, highest } in values {
            column.extend([f64::from(*lowest), f64::from(*highest)]);
        }
        column.write(out);
    }

    fn read_all(from: &mut Incoming) -> Vec<Self> {
        let column: Vec<f64> = Wire::read(from);
        let (pairs, _) = column.as_chunks();
        let of = |[lowest, highest]: &[f64; 2]| Self {
            lowest: *lowest as u32,
            highest: *highest as u32,
        };
        pairs.iter().map(of).collect()
    }
}

/// What is found when it is asked for: found already, or not yet.
impl<T: Wire> Wire for OnceCell<T> {
    fn write(&mut self, out: &mut Outgoing) {
        self.take().write(out);
    }

    fn read(from: &mut Incoming) -> Self {
        Option::<T>::read(from).map_or_else(Self::new, Self::from)
    }
}

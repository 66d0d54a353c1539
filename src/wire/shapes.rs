//! The fields of everything that is transferred, in order.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::Read;
use super::bytes::{Decoder, Encoder, Wire};
use crate::derive::judge::{
    Blame, Budget, Code, Course, Evidence, ExceededLimit, Fact, Finding, Kind, Limit, Severity,
    Share, Spell, Thresholds, Trouble, Verdict,
};
use crate::derive::{Clock, Extremes, Gap, Pyramid, Segments};
use crate::error::CloudError;
use crate::model::{Device, Extra, Link, Resolution, Role, Series, SeriesKey, Session, Unit};
use crate::view::{Analysis, DeviceFacts, Trace};
use crate::warning::{Warning, WarningKind};

/// A struct: all fields in order.
macro_rules! fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl Wire for $name {
            fn write(&mut self, out: &mut Encoder) {
                let Self { $($field),+ } = self;
                $($field.write(out);)+
            }

            fn read(from: &mut Decoder) -> Self {
                $(let $field = Wire::read(from);)+
                Self { $($field),+ }
            }
        }
    };
}

/// An enum: the variant's number, then its fields.
macro_rules! variants {
    ($name:ident {
        0: $first:ident,
        $($number:literal: $variant:ident $({ $($field:ident),+ })?),+ $(,)?
    }) => {
        impl Wire for $name {
            fn write(&mut self, out: &mut Encoder) {
                match self {
                    Self::$first => out.tag(0),
                    $(Self::$variant $({ $($field),+ })? => {
                        out.tag($number);
                        $($($field.write(out);)+)?
                    })+
                }
            }

            fn read(from: &mut Decoder) -> Self {
                match from.tag() {
                    $($number => {
                        $($(let $field = Wire::read(from);)+)?
                        Self::$variant $({ $($field),+ })?
                    })+
                    other => {
                        from.is_corrupt |= other != 0;
                        Self::$first
                    }
                }
            }
        }
    };
}

fields!(Read {
    name,
    index,
    analysis,
    warnings
});

fields!(Analysis {
    session,
    facts,
    verdict
});

fields!(Verdict {
    findings,
    severity,
    blame,
    blamed_link,
    blames,
    score,
    troubles,
    course,
    length,
    other_went_on,
    lost,
    budget,
    clock,
    thresholds,
    moved,
});

fields!(Share {
    blame,
    link,
    weight,
});

fields!(Trouble {
    finding,
    effect,
    start,
    end,
    blame,
    link,
});

/// All fields in order; names of facts are looked up in the kind.
impl Wire for Finding {
    fn write(&mut self, out: &mut Encoder) {
        let Self {
            code,
            severity,
            device,
            link,
            blame,
            blamed_link,
            start,
            end,
            lasted,
            spells,
            value,
            unit,
            exceeded,
            facts,
            causes,
            evidence,
        } = self;
        code.write(out);
        severity.write(out);
        device.write(out);
        link.write(out);
        blame.write(out);
        blamed_link.write(out);
        start.write(out);
        end.write(out);
        lasted.write(out);
        spells.write(out);
        value.write(out);
        unit.write(out);
        out.tag(exceeded.is_some().into());
        if let Some(ExceededLimit { limit, value }) = exceeded {
            limit.name.to_owned().write(out);
            value.write(out);
        }
        facts.len().write(out);
        for (name, fact) in facts {
            name.to_owned().write(out);
            fact.write(out);
        }
        causes.write(out);
        evidence.write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let code = Code::read(from);
        Self {
            code,
            severity: Wire::read(from),
            device: Wire::read(from),
            link: Wire::read(from),
            blame: Wire::read(from),
            blamed_link: Wire::read(from),
            start: Wire::read(from),
            end: Wire::read(from),
            lasted: Wire::read(from),
            spells: Wire::read(from),
            value: Wire::read(from),
            unit: Wire::read(from),
            exceeded: exceeded(code.kind(), from),
            facts: facts(code.kind(), from),
            causes: Wire::read(from),
            evidence: Wire::read(from),
        }
    }
}

fn exceeded(kind: &Kind, from: &mut Decoder) -> Option<ExceededLimit> {
    if from.tag() == 0 {
        return None;
    }
    let (name, value) = (String::read(from), f64::read(from));
    let mut own = kind.limits.iter().copied();
    let limit = own
        .find(|limit| limit.name == name)
        .or_else(|| Limit::named(&name));
    from.is_corrupt |= limit.is_none();
    limit.map(|limit| ExceededLimit { limit, value })
}

fn facts(kind: &Kind, from: &mut Decoder) -> Vec<(&'static str, Fact)> {
    let length = usize::read(from);
    let mut facts = Vec::new();
    while facts.len() < length && !from.is_corrupt {
        let (name, fact) = (String::read(from), Fact::read(from));
        let known = kind.facts.iter().find(|known| **known == name);
        from.is_corrupt |= known.is_none();
        facts.extend(known.map(|known| (*known, fact)));
    }
    facts
}

/// The variant's number, then its content.
impl Wire for Fact {
    fn write(&mut self, out: &mut Encoder) {
        match self {
            Self::Measure(value, unit) => {
                out.tag(0);
                value.write(out);
                unit.write(out);
            }
            Self::Time(time) => {
                out.tag(1);
                time.write(out);
            }
            Self::Count(count) => {
                out.tag(2);
                count.write(out);
            }
            Self::Numbers(numbers) => {
                out.tag(3);
                numbers.write(out);
            }
        }
    }

    fn read(from: &mut Decoder) -> Self {
        match from.tag() {
            0 => {
                let value = f64::read(from);
                Self::Measure(value, Unit::read(from))
            }
            1 => Self::Time(Wire::read(from)),
            2 => Self::Count(Wire::read(from)),
            3 => Self::Numbers(Wire::read(from)),
            _ => {
                from.is_corrupt = true;
                Self::Count(0)
            }
        }
    }
}

fields!(Spell {
    start,
    end,
    lasted,
    value,
    severity,
});

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

/// The changed ones, by name.
impl Wire for Thresholds {
    fn write(&mut self, out: &mut Encoder) {
        self.changed().len().write(out);
        for (limit, value) in self.changed() {
            limit.name.to_owned().write(out);
            value.to_bits().write(out);
        }
    }

    fn read(from: &mut Decoder) -> Self {
        let mut thresholds = Self::default();
        let length = usize::read(from);
        for _ in 0..length {
            let (name, value) = (String::read(from), f64::read(from));
            from.is_corrupt |= thresholds.set(&name, value).is_err();
            if from.is_corrupt {
                break;
            }
        }
        thresholds
    }
}

/// By index.
impl Wire for Code {
    fn write(&mut self, out: &mut Encoder) {
        (*self as usize).write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let code = Self::ALL.get(usize::read(from)).copied();
        from.is_corrupt |= code.is_none();
        code.unwrap_or(Self::ALL[0])
    }
}

/// Both in order.
impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&mut self, out: &mut Encoder) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let first = A::read(from);
        (first, B::read(from))
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

fields!(DeviceFacts {
    segments,
    disconnected,
    derived,
    active_links,
    traces,
});

fields!(Trace { runs, pyramid });

fields!(Pyramid { levels });

fields!(Segments {
    cadence,
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
    27: EndsDoNotMeet,
});

/// Metric names.
impl Wire for Cow<'static, str> {
    fn write(&mut self, out: &mut Encoder) {
        self.to_mut().write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        Self::Owned(String::read(from))
    }
}

/// There are so many that they are a column, in which every index is exact.
impl Wire for Extremes {
    fn write(&mut self, out: &mut Encoder) {
        self.lowest.write(out);
        self.highest.write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let lowest = u32::read(from);
        Self {
            lowest,
            highest: u32::read(from),
        }
    }

    fn write_all(values: &mut Vec<Self>, out: &mut Encoder) {
        let mut column = Vec::with_capacity(2 * values.len());
        for Self { lowest, highest } in values {
            column.extend([f64::from(*lowest), f64::from(*highest)]);
        }
        column.write(out);
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let column: Vec<f64> = Wire::read(from);
        let (pairs, _) = column.as_chunks();
        let of = |[lowest, highest]: &[f64; 2]| Self {
            lowest: *lowest as u32,
            highest: *highest as u32,
        };
        pairs.iter().map(of).collect()
    }
}

/// A lazily computed value: present or not.
impl<T: Wire> Wire for OnceCell<T> {
    fn write(&mut self, out: &mut Encoder) {
        self.take().write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        Option::<T>::read(from).map_or_else(Self::new, Self::from)
    }
}

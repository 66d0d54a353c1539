//! The field's link that an instant points to.

use super::signs::Signs;
use crate::derive::judge::finding::{Blame, Blamed};

impl Signs {
    /// Adds the signs of another interval.
    pub fn take(&mut self, other: &Self, weight: f64) {
        if self.links.is_empty() {
            self.links = other.links.iter().map(|(link, _)| (*link, 0.0)).collect();
        }
        for ((_, own), (_, more)) in self.links.iter_mut().zip(&other.links) {
            *own += more * weight;
        }
    }

    /// The link with the strongest signs, if it stands out.
    fn link(&self) -> Option<i64> {
        if self.links.len() < 2 {
            return None;
        }
        let (link, most) = self
            .links
            .iter()
            .copied()
            .reduce(|one, other| if other.1 > one.1 { other } else { one })?;
        let others = self.links.iter().filter(|(other, _)| *other != link);
        let next = others.map(|(_, strength)| *strength).fold(0.0, f64::max);
        let stands_out = most > 0.0 && most >= 1.5 * next;
        stands_out.then_some(link).or(self.left)
    }

    /// That part, with its link if one stands out.
    pub fn blamed(&self, part: Blame) -> Blamed {
        Blamed {
            part,
            link: self.link().filter(|_| part == Blame::FieldUplink),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::suspects::testing::{end, remote};
    use crate::derive::judge::testing::{blamed, session, steps, with_link};
    use crate::model::Role;

    /// A field with two links: the first one's share of 1,000 kbps before and from sample 30 on, and what each lost there.
    #[track_caller]
    fn check_links(share: (f64, f64), lost: [f64; 2], expected: &str) {
        let sent = steps(&[(30, 10.0 * share.0), (30, 10.0 * share.1)]);
        let rest: Vec<f64> = sent.iter().map(|sent| 1000.0 - sent).collect();
        let losses = lost.map(|lost| steps(&[(30, 0.0), (1, lost), (29, 0.0)]));
        let field = end(Role::Field, "server", &[]);
        let field = with_link(field, 1, &[("SendBps", &sent), ("Lost", &losses[0])]);
        let field = with_link(field, 2, &[("SendBps", &rest), ("Lost", &losses[1])]);
        let session = session([field, remote("server", &[])]);
        assert_eq!(blamed(Code::Freeze, &session), expected);
    }

    #[test]
    fn the_link_that_lost_packets_while_it_carried() {
        check_links((60.0, 60.0), [20.0, 0.0], "major field-uplink 1");
        check_links((60.0, 60.0), [0.0, 20.0], "major field-uplink 2");
        check_links((60.0, 60.0), [20.0, 20.0], "major field-uplink");
        check_links((20.0, 20.0), [20.0, 0.0], "major field-uplink 1");
        check_links((19.0, 19.0), [20.0, 0.0], "major undecided");
    }

    #[test]
    fn the_link_that_the_video_left() {
        check_links((90.0, 10.0), [0.0, 0.0], "major field-uplink 1");
        check_links((10.0, 90.0), [0.0, 0.0], "major field-uplink 2");
        check_links((90.0, 90.0), [0.0, 0.0], "major undecided");
    }
}

//! `MultiNet` → network links, each with its own number.

use crate::model::{Link, Owner};
use crate::order::sort;
use crate::raw::Node;
use crate::warning::WarningKind;

use super::fields::Fields;
use super::{Reader, label, scalar};

/// A network link whose arrays are not read yet.
#[derive(Debug)]
pub struct LinkFields<'a> {
    /// Number and address.
    pub link: Link,
    /// The rest.
    pub fields: Fields<'a>,
}

impl Reader {
    /// In input order.
    pub(super) fn links<'a>(&mut self, node: Option<Node<'a>>) -> Vec<LinkFields<'a>> {
        let Some(node) = node else {
            return Vec::new();
        };
        let cards = match node.into_elements() {
            Ok(cards) => cards,
            // `--filter 'MultiNet[0]'` and the like leave a single link.
            Err(card @ Node::Map(_)) => vec![card],
            Err(_) => {
                self.warn("MultiNet", WarningKind::NotAnArray);
                return Vec::new();
            }
        };
        let mut taken: Vec<i64> = cards.iter().filter_map(net_id).collect();
        sort(&mut taken, &i64::cmp);
        taken.dedup();
        let mut left_out = 0;
        let mut links: Vec<LinkFields> = Vec::new();
        for (index, card) in (0_i64..).zip(cards) {
            let own = net_id(&card);
            let Node::Map(entries) = card else {
                self.warn(label(Some(index), "NetId"), WarningKind::FieldInvalid);
                continue;
            };
            if !self.links_left.take() {
                left_out += 1;
                continue;
            }
            let is_used = |net_id: &i64| links.iter().any(|card| card.link.net_id == *net_id);
            let net_id = own.filter(|own| !is_used(own)).unwrap_or_else(|| {
                let (place, net_id) = first_free(&taken, index);
                taken.insert(place, net_id);
                let kind = WarningKind::NetIdReplaced { net_id };
                self.warn(label(Some(net_id), "NetId"), kind);
                net_id
            });
            let mut fields = self.fields(entries.into_vec(), Owner::Link);
            self.warn_of_names(&fields, Some(net_id));
            let address = fields.take("NetIp");
            let link = Link {
                net_id,
                net_ip: self.name(&label(Some(net_id), "NetIp"), address),
            };
            links.push(LinkFields { link, fields });
        }
        if left_out > 0 {
            self.warn("MultiNet", WarningKind::FieldsLeftOut { fields: left_out });
        }
        links
    }
}

fn net_id(card: &Node) -> Option<i64> {
    card.get("NetId").and_then(scalar::whole)
}

/// The index itself if it is free, else the next free number; before it, its position among the taken ones.
fn first_free(taken: &[i64], index: i64) -> (usize, i64) {
    let mut place = taken.partition_point(|taken| *taken < index);
    let mut free = index;
    while taken.get(place) == Some(&free) {
        place += 1;
        free += 1;
    }
    (place, free)
}

//! The declarations in `www/embed.d.ts`, the only list of the public API.

const DECLARED: &str = include_str!("../../www/embed.d.ts");

/// A member of an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Whether it is a method.
    pub is_method: bool,
    /// Whether it is read-only.
    pub is_readonly: bool,
    /// Its type, if it is on one line.
    pub kind: String,
    /// Its documentation.
    pub doc: String,
}

/// The members of an interface: the lines indented by two spaces, overloads once. Empty if there is no such interface.
#[must_use]
pub fn members(interface: &str) -> Vec<Member> {
    let begin = format!("\nexport interface {interface} ");
    let block = DECLARED
        .split_once(&begin)
        .and_then(|(_, rest)| rest.split_once("\n}"))
        .map_or("", |(block, _)| block);
    let mut members: Vec<Member> = Vec::new();
    let mut doc = Vec::new();
    for line in block.lines().skip(1) {
        let bare = line.trim();
        if bare.starts_with("/**") || bare.starts_with('*') {
            doc.push(
                bare.trim_start_matches(['/', '*'])
                    .trim_end_matches("*/")
                    .trim(),
            );
        }
        let Some(line) = line.strip_prefix("  ") else {
            continue;
        };
        if !line.starts_with(|c: char| c.is_ascii_alphabetic() || "'[".contains(c)) {
            continue;
        }
        let bare = line.strip_prefix("readonly ").unwrap_or(line);
        let end = bare.find(['?', ':', '(', '<']).unwrap_or(bare.len());
        let kind = bare[end..].trim_start_matches(['?', ':', ' ']);
        let member = Member {
            name: bare[..end].trim_matches('\'').to_owned(),
            is_method: bare[end..].starts_with(['(', '<']),
            is_readonly: bare.len() < line.len(),
            kind: kind.strip_suffix(';').unwrap_or_default().to_owned(),
            doc: doc.join(" ").trim().to_owned(),
        };
        doc.clear();
        if members.iter().all(|known| known.name != member.name) {
            members.push(member);
        }
    }
    members
}

/// The alternatives of a union of literals. Empty if there is no such type.
#[must_use]
pub fn choices(name: &str) -> Vec<&'static str> {
    let begin = format!("\nexport type {name} =");
    let union = DECLARED
        .split_once(&begin)
        .and_then(|(_, rest)| rest.split_once(';'))
        .map_or("", |(union, _)| union);
    union.split('\'').skip(1).step_by(2).collect()
}

/// What the module exports.
#[must_use]
pub fn exports() -> Vec<&'static str> {
    let kinds = ["\nexport declare const ", "\nexport declare function "];
    let named = kinds
        .into_iter()
        .flat_map(|kind| DECLARED.split(kind).skip(1));
    named
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{choices, exports, members};

    #[test]
    fn reads_what_is_declared() {
        let members = members("TrroSessionViewerElement");
        let named = |name: &str| members.iter().find(|member| member.name == name).cloned();
        let state = named("state").unwrap();
        assert!(state.is_readonly && !state.is_method);
        assert_eq!(state.kind, "'empty' | 'loading' | 'ready' | 'failed'");
        let selected = named("selected").unwrap();
        assert!(!selected.is_readonly && selected.doc.starts_with("Index of the visible"));
        assert!(named("load").unwrap().is_method);
        assert!(choices("Part").contains(&"chart"));
        assert!(exports().contains(&"define"));
    }

    #[test]
    fn what_is_not_declared_is_empty() {
        assert!(members("Nonsense").is_empty());
        assert!(choices("Nonsense").is_empty());
    }
}

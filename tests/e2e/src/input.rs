//! Real pointer, wheel and key input, sent by the driver.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use crate::page::Page;

/// A modifier key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    /// None.
    Nothing,
    /// Ctrl.
    Control,
    /// Shift.
    Shift,
}

impl Modifier {
    const fn key(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Control => Some("\u{e009}"),
            Self::Shift => Some("\u{e008}"),
        }
    }
}

type Place = (f64, f64);

impl Page<'_> {
    /// Drags the mouse from one point to another via the middle.
    pub async fn drag(&self, from: Place, to: Place, modifier: Modifier) -> Result<()> {
        let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let steps = vec![
            pointer_move(from),
            json!({ "type": "pointerDown", "button": 0 }),
            pointer_move(middle),
            pointer_move(to),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        self.perform(vec![pointer("mouse", 0, &steps)], modifier)
            .await
    }

    /// Clicks a point `times` times.
    pub async fn click_at(&self, place: Place, times: usize) -> Result<()> {
        let mut steps = vec![pointer_move(place)];
        for _ in 0..times {
            steps.push(json!({ "type": "pointerDown", "button": 0 }));
            steps.push(json!({ "type": "pointerUp", "button": 0 }));
        }
        self.perform(vec![pointer("mouse", 0, &steps)], Modifier::Nothing)
            .await
    }

    /// Turns the wheel at a point.
    pub async fn wheel(&self, place: Place, down: f64, modifier: Modifier) -> Result<()> {
        let scroll = json!({
            "type": "scroll",
            "x": place.0.round() as i64,
            "y": place.1.round() as i64,
            "deltaX": 0,
            "deltaY": down as i64,
            "duration": 0,
        });
        let wheel = json!({ "type": "wheel", "id": "wheel", "actions": [scroll] });
        self.perform(vec![wheel], modifier).await
    }

    /// Puts fingers down at the first points and moves them to the second ones.
    pub async fn fingers(&self, moves: &[(Place, Place)]) -> Result<()> {
        let fingers = moves.iter().enumerate().map(|(number, (from, to))| {
            let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
            let steps = vec![
                pointer_move(*from),
                json!({ "type": "pointerDown", "button": 0 }),
                pointer_move(middle),
                pointer_move(*to),
                json!({ "type": "pointerUp", "button": 0 }),
            ];
            pointer("touch", number, &steps)
        });
        self.perform(fingers.collect(), Modifier::Nothing).await
    }

    /// The driver performs the actions of all sources in parallel; a modifier goes down before the first and up after the last.
    async fn perform(&self, mut sources: Vec<Value>, modifier: Modifier) -> Result<()> {
        if let Some(key) = modifier.key() {
            let pause = json!({ "type": "pause" });
            let mut longest = 0;
            for source in &mut sources {
                if let Some(steps) = source["actions"].as_array_mut() {
                    steps.insert(0, pause.clone());
                    longest = longest.max(steps.len());
                }
            }
            let mut steps = vec![json!({ "type": "keyDown", "value": key })];
            steps.extend(vec![pause; longest]);
            steps.push(json!({ "type": "keyUp", "value": key }));
            sources.push(json!({ "type": "key", "id": "keyboard", "actions": steps }));
        }
        let actions = Actions::from(Value::Array(sources));
        self.session
            .web
            .cmd(Command::PerformActions(actions))
            .await?;
        Ok(())
    }
}

fn pointer(kind: &str, number: usize, steps: &[Value]) -> Value {
    json!({
        "type": "pointer",
        "id": format!("{kind}{number}"),
        "parameters": { "pointerType": kind },
        "actions": steps,
    })
}

fn pointer_move((x, y): Place) -> Value {
    json!({
        "type": "pointerMove",
        "x": x.round() as i64,
        "y": y.round() as i64,
        "duration": 20,
        "origin": "viewport",
    })
}

//! Pronouns that stand for a source without a name.

use super::subject::Scene;
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// How far back, in bytes, a pronoun may look for somebody without a name.
const POINT: usize = 1500;

/// 一名官员说…。他还说…: a pronoun that follows a source without a name, and nobody's name between, means that source.
pub(super) fn point_back(scene: Scene, frames: &mut [Frame]) {
    frames.sort_by_key(|frame| frame.cue.map_or(0, |cue| cue.start));
    let mut last: Option<(Span, bool)> = None;
    for frame in frames {
        let Some(span) = frame.source.span else { continue };
        match frame.source.kind {
            MentionKind::Unnamed => last = Some((span, true)),
            MentionKind::Person => last = Some((span, false)),
            MentionKind::Reference => {
                let Some((noun, true)) =
                    last.filter(|(noun, _)| noun.end < span.start && span.start - noun.end < POINT)
                else {
                    continue;
                };
                let phrase = scene.words(span);
                let kind = phrase
                    .trim_start_matches("该")
                    .trim_start_matches("这位")
                    .trim_start_matches("这名")
                    .trim_start_matches("上述");
                let pronoun = matches!(
                    phrase,
                    "他" | "她" | "其" | "他们" | "她们" | "对方" | "本人" | "此人"
                );
                let named = scene
                    .names
                    .persons_within(Span::new(noun.end, span.start))
                    .any(|name| scene.masks.at(name.span.start).is_none());
                if (pronoun && !named) || (!pronoun && scene.words(noun).ends_with(kind)) {
                    frame.source = SourceMention {
                        kind: MentionKind::Unnamed,
                        span: Some(noun),
                    };
                }
            }
            _ => {}
        }
    }
}

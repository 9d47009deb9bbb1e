import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import type { MarkType, NodeType } from "prosemirror-model";
import { schema } from "./rich-schema";

const { bullet_list, ordered_list, heading, blockquote } = schema.nodes as Record<string, NodeType>;
const { strong, em, strike, code } = schema.marks as Record<string, MarkType>;

/** Markdown's signs, typed, become what they mean. */
export const rules = inputRules({
  rules: [
    onceInList(wrappingInputRule(/^\s*[-+*]\s$/, bullet_list!), /^\s*[-+*]\s$/),
    onceInList(wrappingInputRule(/^(\d{1,3})[.)]\s$/, ordered_list!, match => ({ order: Number(match[1]) }), (match, list) => list.childCount + (list.attrs.order as number) === Number(match[1])), /^(\d{1,3})[.)]\s$/),
    textblockTypeInputRule(/^(#{1,3})\s$/, heading!, match => ({ level: match[1]!.length })),
    wrappingInputRule(/^>\s$/, blockquote!),
    around(/(?<!\*)\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, strong!),
    around(/(?<![*\p{L}\p{N}])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, em!),
    around(/~~([^~\s](?:[^~]*[^~\s])?)~~$/, strike!),
    around(/`([^`]+)`$/, code!),
  ],
});

/** Whoever types the mark of an item that is one already, out of habit, gets it once. */
function onceInList(rule: InputRule, typed: RegExp): InputRule {
  return new InputRule(typed, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const isItem = $start.depth > 1 && $start.node(-1).type.name === "list_item" && $start.index(-1) === 0 && $start.parent.content.size === end - start;
    if (isItem) return state.tr.delete(start, end);
    const { handler } = rule as unknown as { handler: (...given: unknown[]) => ReturnType<typeof state.tr.delete> | null };
    return handler(state, match, start, end);
  });
}

function around(typed: RegExp, mark: MarkType): InputRule {
  return new InputRule(typed, (state, match, start, end) => {
    const words = match[1]!;
    const from = start + match[0].indexOf(words);
    const { tr } = state;
    if (from + words.length < end) tr.delete(from + words.length, end);
    if (from > start) tr.delete(start, from);
    tr.addMark(start, start + words.length, mark.create());
    return tr.removeStoredMark(mark);
  });
}

/** The hand-annotated articles. */

import { annotate } from "./fixture.js";

const ENGLISH = `The harbour that went quiet
By Isla Renwick, 18 October
For ninety years the first sound of morning in Harrow Sound was diesel. Since April it has been gulls. The town’s four commuter ferries now run on batteries, and the change has been loudest, oddly, to those who listen under water.
“We lowered a hydrophone the morning after the last diesel sailing and I thought the instrument was broken,” said Maren Oyelaran, a marine acoustician at the Calder Institute of Ocean Sound. Her team found that underwater noise in the main channel fell by roughly two-thirds within a week. Oyelaran said porpoises had begun to use the inner bay again, a stretch they had avoided for as long as records exist.
The engineering was harder than the brochure suggested. Tomas Vik, chief engineer at Northlight Ferries, said the company had rebuilt the charging arm three times before it could cope with a spring tide. “A ferry does not wait for a cable,” he said. “You get nine minutes, and in January you get nine minutes with ice.” He added that each vessel keeps a diesel generator on board for emergencies, a compromise he called “a spare tyre, not a second engine”.
Whether the sums work is another matter. Adaeze Lindqvist, professor of transport economics at the University of Westerhaven, argues that the project pays for itself only if the grid stays cheap at night. “Everyone quotes the fuel saving and nobody quotes the battery,” Lindqvist said, noting that the packs must be replaced after eleven years. She described the council’s break-even date of 2031 as “brave arithmetic”.
Ticket prices are the part that reaches the doorstep. The Port Authority of Harrow Sound said in a statement that fares would not rise before the end of next year. A council official, who asked not to be named because talks are continuing, said a second charging berth was “more likely than not”. The first berth took two winters to build, and the quay outside the fish market is still a trench of ducts and orange netting.
Not everyone misses the noise, but some miss what it told them. “You could hear a ferry in fog before you could see it,” said Rowan Petrie, a harbour pilot for 26 years who chairs the Harrow Sound Pilots’ Guild. “Now the quiet is the hazard.” Petrie wants the boats fitted with a low, directional tone, and believes kayakers should carry reflectors after dusk. According to Oyelaran, such a tone could be tuned to a pitch that porpoises ignore.
On a recent evening the 6.40 boat slid out with barely a ripple. A child on the quay asked when it would start; it had already gone. “That,” Vik said, watching it round the point, “is the only review I need.”
`;

const CHINESE = `把夜色还给候鸟
记者 温如许　10月18日
　　十月的第二个周末，澜江两岸的楼宇第一次在晚上十点集体熄灯。这场持续二十天的“暗夜行动”，是为每年此时过境的候鸟让路。
　　“一束向上的光，对夜间迁徙的鸟来说，就像一堵看不见的墙。”澜州大学生命科学学院教授沈若衡说。她的团队在江边布设了六台录音设备，去年秋天共记录到三百一十七起撞楼事件，其中八成发生在多云的夜晚。沈若衡认为，熄灯的意义不在于好看与否，而在于给鸟群留出一条连续的暗色走廊。
　　不过，关灯并不等于一片漆黑。东屿建筑设计研究院总工程师顾其峰表示，新的导则只限制向上的泛光和大面积动态屏幕，路灯与疏散照明不受影响。“我们调低的是炫耀，不是安全。”他说。顾其峰还透露，二十七栋江景建筑已换装带遮光罩的灯具；据他估算，全年可节电约四成，成本五年内便能收回。
　　商业界的态度更为谨慎。云汀财经大学研究员柳亦安指出，夜间经济依赖的是人流而非亮度，把二者画上等号是“一笔算错了的账”。她建议，把熄灯时段与商圈打烊时间对齐，让商户“少一点牺牲感，多一点参与感”。一位不愿具名的商场负责人则抱怨，通知来得太晚，长假的灯光秀预算早已花出去了。
　　对澜州天文馆馆长何书棠来说，这是一份意外的礼物。“熄灯第三天，我在市中心用肉眼看见了仙女座星系。上一次，还是我上小学的时候。”他告诉记者。何书棠相信，孩子们一旦见过真正的夜空，就很难再接受一个被照得发白的夜晚。
　　澜州市城市管理局在一份书面答复中称，行动结束后将公布评估报告，并研究把熄灯安排写入明年的照明管理办法。沈若衡则提醒：“候鸟不看文件，只看天空。”对它们而言，二十天只是一个开始。
　　周日清晨五点，江面起了薄雾。志愿者在堤岸上走完最后一段巡查，记录本上这一夜的撞楼数是零。天亮以后，楼宇的灯会照常亮起，而最后一批北方来的鸫鸟，已经越过了城市的南缘。
`;

/** An English article with every kind of mark and source. */
export const english = {
  text: ENGLISH,
  annotation: annotate(
    ENGLISH,
    "en",
    [
      {
        id: "mo",
        type: "person",
        name: "Maren Oyelaran",
        aliases: ["Oyelaran"],
        role: "marine acoustician",
        affiliation: "Calder Institute of Ocean Sound",
      },
      {
        id: "tv",
        type: "person",
        name: "Tomas Vik",
        aliases: ["Vik"],
        role: "chief engineer",
        affiliation: "Northlight Ferries",
      },
      {
        id: "al",
        type: "person",
        name: "Adaeze Lindqvist",
        aliases: ["Lindqvist"],
        role: "professor of transport economics",
        affiliation: "University of Westerhaven",
      },
      {
        id: "rp",
        type: "person",
        name: "Rowan Petrie",
        aliases: ["Petrie"],
        role: "harbour pilot",
        affiliation: "Harrow Sound Pilots’ Guild",
      },
      { id: "pa", type: "organization", name: "Port Authority of Harrow Sound" },
      { id: "x", type: "unnamed", name: "A council official" },
    ],
    [
      {
        who: "mo",
        kind: "direct",
        cue: "said",
        content: [
          "We lowered a hydrophone the morning after the last diesel sailing and I thought the instrument was broken",
        ],
      },
      {
        who: "mo",
        kind: "indirect",
        cue: "found",
        confidence: 0.5,
        content: ["underwater noise in the main channel fell by roughly two-thirds within a week"],
      },
      {
        who: "mo",
        kind: "indirect",
        cue: "said",
        content: [
          "porpoises had begun to use the inner bay again, a stretch they had avoided for as long as records exist",
        ],
      },
      {
        who: "tv",
        kind: "indirect",
        cue: "said",
        content: ["the company had rebuilt the charging arm three times before it could cope with a spring tide"],
      },
      { who: "tv", kind: "direct", cue: "said", mention: "he", content: ["A ferry does not wait for a cable"] },
      {
        who: "tv",
        kind: "direct",
        cue: "said",
        confidence: 0.8,
        content: ["You get nine minutes, and in January you get nine minutes with ice"],
      },
      {
        who: "tv",
        kind: "mixed",
        cue: "added",
        mention: "He",
        content: [
          "each vessel keeps a diesel generator on board for emergencies, a compromise he called “a spare tyre, not a second engine”",
        ],
        quoted: ["a spare tyre, not a second engine"],
      },
      {
        who: "al",
        kind: "indirect",
        cue: "argues",
        content: ["the project pays for itself only if the grid stays cheap at night"],
      },
      {
        who: "al",
        kind: "direct",
        cue: "said",
        content: ["Everyone quotes the fuel saving and nobody quotes the battery"],
      },
      { who: "al", kind: "indirect", cue: "noting", content: ["the packs must be replaced after eleven years"] },
      {
        who: "al",
        kind: "mixed",
        cue: "described",
        mention: "She",
        content: ["the council’s break-even date of 2031 as “brave arithmetic”"],
        quoted: ["brave arithmetic"],
      },
      {
        who: "pa",
        kind: "indirect",
        cue: "said in a statement",
        content: ["fares would not rise before the end of next year"],
      },
      {
        who: "x",
        kind: "mixed",
        cue: "said",
        content: ["a second charging berth was “more likely than not”"],
        quoted: ["more likely than not"],
      },
      { who: "rp", kind: "direct", cue: "said", content: ["You could hear a ferry in fog before you could see it"] },
      { who: "rp", kind: "direct", cue: "said", content: ["Now the quiet is the hazard"] },
      { who: "rp", kind: "indirect", cue: "wants", content: ["the boats fitted with a low, directional tone"] },
      { who: "rp", kind: "indirect", cue: "believes", content: ["kayakers should carry reflectors after dusk"] },
      {
        who: "mo",
        kind: "indirect",
        cue: "According to",
        content: ["such a tone could be tuned to a pitch that porpoises ignore"],
      },
      { who: "tv", kind: "direct", cue: "said", content: ["That", "is the only review I need"] },
    ],
  ),
};

/** A Chinese article with Latin names, a pronoun in doubt and full-width indents. */
export const chinese = {
  text: CHINESE,
  annotation: annotate(
    CHINESE,
    "zh-Hans",
    [
      {
        id: "shen",
        type: "person",
        name: "沈若衡",
        latin: "Shen Ruoheng",
        role: "教授",
        affiliation: "澜州大学生命科学学院",
      },
      {
        id: "gu",
        type: "person",
        name: "顾其峰",
        latin: "Gu Qifeng",
        role: "总工程师",
        affiliation: "东屿建筑设计研究院",
      },
      { id: "liu", type: "person", name: "柳亦安", latin: "Liu Yi’an", role: "研究员", affiliation: "云汀财经大学" },
      { id: "he", type: "person", name: "何书棠", latin: "He Shutang", role: "馆长", affiliation: "澜州天文馆" },
      { id: "cg", type: "organization", name: "澜州市城市管理局" },
      { id: "x", type: "unnamed", name: "一位不愿具名的商场负责人" },
    ],
    [
      {
        who: "shen",
        kind: "direct",
        cue: "说。",
        content: ["一束向上的光，对夜间迁徙的鸟来说，就像一堵看不见的墙。"],
      },
      {
        who: "shen",
        kind: "indirect",
        cue: "认为",
        content: ["熄灯的意义不在于好看与否，而在于给鸟群留出一条连续的暗色走廊"],
      },
      {
        who: "gu",
        kind: "indirect",
        cue: "表示",
        content: ["新的导则只限制向上的泛光和大面积动态屏幕，路灯与疏散照明不受影响"],
      },
      { who: "gu", kind: "direct", cue: "说", mention: "他", content: ["我们调低的是炫耀，不是安全。"] },
      { who: "gu", kind: "indirect", cue: "透露", content: ["二十七栋江景建筑已换装带遮光罩的灯具"] },
      {
        who: "gu",
        kind: "indirect",
        cue: "估算",
        mention: "他",
        confidence: 0.5,
        content: ["全年可节电约四成，成本五年内便能收回"],
      },
      {
        who: "liu",
        kind: "mixed",
        cue: "指出",
        content: ["夜间经济依赖的是人流而非亮度，把二者画上等号是“一笔算错了的账”"],
        quoted: ["一笔算错了的账"],
      },
      {
        who: "liu",
        kind: "mixed",
        cue: "建议",
        mention: "她",
        content: ["把熄灯时段与商圈打烊时间对齐，让商户“少一点牺牲感，多一点参与感”"],
        quoted: ["少一点牺牲感，多一点参与感"],
      },
      { who: "x", kind: "indirect", cue: "抱怨", content: ["通知来得太晚，长假的灯光秀预算早已花出去了"] },
      {
        who: "he",
        kind: "direct",
        cue: "告诉",
        content: ["熄灯第三天，我在市中心用肉眼看见了仙女座星系。上一次，还是我上小学的时候。"],
      },
      {
        who: "he",
        kind: "indirect",
        cue: "相信",
        content: ["孩子们一旦见过真正的夜空，就很难再接受一个被照得发白的夜晚"],
      },
      {
        who: "cg",
        kind: "indirect",
        cue: "称",
        content: ["行动结束后将公布评估报告，并研究把熄灯安排写入明年的照明管理办法"],
      },
      { who: "shen", kind: "direct", cue: "提醒", content: ["候鸟不看文件，只看天空。"] },
    ],
  ),
};

/** A text that quotes nobody. */
export const silent = {
  text: "The tide tables\nHigh water at the lock falls at six this week. The gates open an hour before.\n",
  annotation: annotate("", "en", [], []),
};

/** The source of a module that stands in for the engine and knows these articles alone. */
export const standIn = `
const known = new Map(${JSON.stringify([english, chinese, silent].map(({ text, annotation }) => [text.trim(), annotation]))});
const nobody = ${JSON.stringify(silent.annotation)};
export default async function init() {}
export function annotate(text) { return structuredClone(known.get(text.trim()) ?? nobody); }
`;

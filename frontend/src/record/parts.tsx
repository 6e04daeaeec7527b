/** The parts of a record in reading order, for each voice; an empty part is not shown. */

import type { VNode } from "preact";
import type { PointAnswer, PointRecord } from "../api/types";
import type { MessageKey } from "../messages";
import type { Voice } from "../view";
import { Actions, Commentary, Indications } from "./Claims";
import { CodeTable, NameTable } from "./NameTable";
import { OwnClaims } from "./Own";
import { Beneath, Find, Place } from "./Place";
import { Moxa, NeedlingNotice, NeedlingTable } from "./Practice";
import { Press } from "./Press";
import { Cautions, RedFlags } from "./Safety";
import { Disagreements, Questions } from "./Talk";
import { Combinations, Connections, RelatedPoints } from "./Ties";

export interface Part {
  /** The anchor of its section. */
  id: string;
  title: MessageKey;
  has: (record: PointRecord) => boolean;
  show: (answer: PointAnswer) => VNode;
  /** Its name in the list of what is not written yet; without one it need not be there. */
  missing?: MessageKey;
}

const cautions: Part = {
  id: "cautions",
  title: "section.cautions",
  has: (record) => record.cautions.length > 0,
  show: ({ record }) => <Cautions record={record} />,
  missing: "section.cautions",
};
const redFlags: Part = {
  id: "red-flags",
  title: "section.redFlags",
  has: (record) => record.red_flags.length > 0,
  show: ({ record }) => <RedFlags record={record} />,
};
const place: Part = {
  id: "place",
  title: "section.place",
  has: (record) => record.location.text !== "",
  show: ({ record }) => <Place record={record} />,
  missing: "unwritten.place",
};
const find: Part = {
  id: "find",
  title: "section.find",
  has: ({ find, find_lay, mistakes }) => find.length + mistakes.length > 0 || find_lay != null,
  show: ({ record }) => <Find record={record} />,
  missing: "section.find",
};
const anatomy: Part = {
  id: "anatomy",
  title: "section.anatomy",
  has: (record) => record.anatomy != null,
  show: ({ record }) => <Beneath anatomy={record.anatomy} />,
  missing: "section.anatomy",
};
const needling: Part = {
  id: "needling",
  title: "section.needling",
  has: (record) => record.needling.length > 0,
  show: ({ record }) => <NeedlingTable record={record} />,
  missing: "section.needling",
};
const needlingNotice: Part = {
  id: "needling",
  title: "section.needling",
  has: () => true,
  show: () => <NeedlingNotice />,
};
const moxa: Part = {
  id: "moxibustion",
  title: "section.moxibustion",
  has: (record) => record.moxibustion != null,
  show: ({ record }) => <Moxa moxa={record.moxibustion} />,
  missing: "section.moxibustion",
};
const actions: Part = {
  id: "actions",
  title: "section.actions",
  has: (record) => record.actions.length > 0,
  show: ({ record }) => <Actions record={record} />,
  missing: "section.actions",
};
const indications: Part = {
  id: "indications",
  title: "section.indications",
  has: (record) => record.indications.length > 0,
  show: ({ record }) => <Indications record={record} plain={false} />,
  missing: "section.indications",
};
const uses: Part = {
  ...indications,
  title: "section.lay",
  show: ({ record }) => <Indications record={record} plain />,
};
const commentary: Part = {
  id: "commentary",
  title: "section.commentary",
  has: (record) => record.commentary_statements.length > 0,
  show: ({ record }) => <Commentary record={record} />,
  missing: "section.commentary",
};
const connections: Part = {
  id: "connections",
  title: "section.connections",
  has: (record) => record.connections.length > 0,
  show: ({ record }) => <Connections record={record} />,
};
const combinations: Part = {
  id: "combinations",
  title: "section.combinations",
  has: (record) => record.combinations.length > 0,
  show: ({ record }) => <Combinations record={record} />,
  missing: "section.combinations",
};
const disagreements: Part = {
  id: "disagreements",
  title: "section.disagreements",
  has: (record) => record.disagreements.length > 0,
  show: ({ record }) => <Disagreements record={record} />,
};
const press: Part = {
  id: "acupressure",
  title: "section.acupressure",
  has: (record) => record.acupressure != null,
  show: ({ record }) => <Press record={record} />,
  missing: "unwritten.acupressure",
};
const questions: Part = {
  id: "faq",
  title: "section.faq",
  has: (record) => record.faq.length > 0,
  show: ({ record }) => <Questions record={record} />,
  missing: "section.faq",
};
const related: Part = {
  id: "related",
  title: "section.related",
  has: (record) => record.related.length > 0,
  show: ({ record }) => <RelatedPoints record={record} />,
};
const names: Part = {
  id: "names",
  title: "section.names",
  has: () => true,
  show: ({ record }) => <NameTable record={record} />,
};
const codes: Part = {
  id: "codes",
  title: "section.codes",
  has: () => true,
  show: (answer) => <CodeTable record={answer.record} codes={answer.codes} />,
};

const own: Part = {
  id: "own",
  title: "section.own",
  has: (record) => (record.overlay ?? []).length > 0,
  show: ({ record }) => <OwnClaims record={record} />,
};

/** What every record ends with, in both voices. */
export const REFERENCE: Part[] = [own, related, names, codes];

export const PARTS: Record<Voice, Part[]> = {
  practitioner: [
    cautions,
    place,
    find,
    anatomy,
    needling,
    moxa,
    actions,
    indications,
    commentary,
    connections,
    combinations,
    disagreements,
    press,
    redFlags,
    questions,
  ],
  plain: [
    redFlags,
    cautions,
    find,
    place,
    press,
    uses,
    needlingNotice,
    questions,
  ],
};

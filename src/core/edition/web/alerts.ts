/** Alerts on a page: a quotation with a word that says what kind it is. */
import type { Root } from 'hast';
import { ALERT_PROPERTY, alertNamed } from '../../markdown/alerts.ts';
import { textsOf } from '../../texts/texts.ts';
import { eachElement } from './each-element.ts';
import { element } from './element.ts';

export function setAlerts(tree: Root, language: string): void {
  const words = textsOf(language).edition.alerts;
  eachElement(tree, (node) => {
    const name = alertNamed(node.properties[ALERT_PROPERTY]);
    if (name === undefined) return;
    node.properties = { className: ['alert', `alert-${name}`] };
    node.children.unshift(
      element('p', { className: ['alert-label'] }, element('strong', {}, words[name])),
    );
  });
}

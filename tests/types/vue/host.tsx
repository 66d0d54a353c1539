/** Vue: JSX, and what its own checker knows of the tag in templates. */

import { defineComponent, ref } from 'vue';
import type { GlobalComponents } from 'vue';
import 'trro-session-viewer';
import type { Range } from 'trro-session-viewer';

export default defineComponent({
  props: { id: { type: String, required: true } },
  setup(props) {
    const range = ref<Range | null>(null);
    return () => (
      <trro-session-viewer
        key={props.id}
        class={['wide', { full: true }]}
        backend="/trro"
        session-id={props.id}
        theme="dark"
        range={range.value}
        fetcher={(request) => fetch(request)}
        onTrroRangechange={({ detail }) => (range.value = detail.range)}
      />
    );
  },
});

type InTemplate = InstanceType<GlobalComponents['trro-session-viewer']>['$props'];

export const known: InTemplate = { backend: '/trro', theme: 'dark', onTrroLoad: ({ detail }) => detail.devices.length };

// @ts-expect-error There is no such theme.
export const wrongInTemplate: InTemplate = { backend: '/trro', theme: 'blue' };

export const wrongTheme = (
  // @ts-expect-error There is no such theme.
  <trro-session-viewer backend="/trro" theme="blue" lang="en" />
);

import { VueLoaderPlugin } from 'vue-loader';

// Vue must be told which tags are no components of its own. Nothing here is for the viewer's files: webpack finds them.
const compilerOptions = { isCustomElement: (tag) => tag === 'trro-session-viewer' };

export default {
  mode: 'production',
  entry: './src/main.js',
  module: {
    rules: [{ test: /\.vue$/, loader: 'vue-loader', options: { compilerOptions } }],
  },
  plugins: [new VueLoaderPlugin()],
};

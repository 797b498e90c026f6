interface ImportMetaEnv {
  readonly GRAPHBFF_URL: string;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

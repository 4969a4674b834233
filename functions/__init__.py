"""The shell: everything that knows Google, OpenAI or HTTP. It calls `pipelines`; `pipelines` never calls back."""

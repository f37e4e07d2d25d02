"""Makes the artifacts that ship with Valora; one module an artifact, ``build(data, out)``, same data same file."""

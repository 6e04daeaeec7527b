"""The atlas as documents: records, whole exports, meshes."""

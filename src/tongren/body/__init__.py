"""Bodies: shape, skin, joints and pose, evaluated with numpy alone from one baked model."""

"""The demo: five programmes founded through the workflows, as their officers would."""

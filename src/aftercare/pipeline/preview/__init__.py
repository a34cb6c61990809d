"""Handouts as they are while somebody writes: rendered when asked for, served on loopback, never written."""

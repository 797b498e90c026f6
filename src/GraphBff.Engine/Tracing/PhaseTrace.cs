namespace GraphBff.Engine.Tracing;

/// <summary>A part of an operation's time that belongs to no step: <c>parse</c>, <c>validate</c>, <c>plan</c> or <c>write</c>.</summary>
internal readonly record struct PhaseTrace(string Name, long Start, long End);

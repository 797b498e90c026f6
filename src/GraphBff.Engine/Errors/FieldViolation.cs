namespace GraphBff.Engine.Errors;

/// <summary>What is wrong with one input field.</summary>
/// <param name="Path">The field's path from the argument down, e.g. <c>["input", "email"]</c>; list positions are decimal.</param>
/// <param name="Description">What the field must be.</param>
public sealed record FieldViolation(IReadOnlyList<string> Path, string Description);

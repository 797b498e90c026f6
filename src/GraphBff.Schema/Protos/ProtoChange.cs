using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>One change of the services' protos.</summary>
/// <param name="Severity">The effect on the wire format: whether programs with the old and the new protos understand each other.</param>
/// <param name="Container">The full name of the message, enum or service.</param>
/// <param name="Member">The field, value or method in it; empty for the whole container.</param>
/// <param name="Message">What happened to it.</param>
internal sealed record ProtoChange(Severity Severity, string Container, string Member, string Message)
{
    /// <summary>The member's new name; null if it was not renamed.</summary>
    public string? NewMember { get; init; }

    /// <summary>What was removed: <c>field</c>, <c>method</c> and so on; null if it only changed.</summary>
    public string? Removed { get; init; }

    public string Name => Member.Length == 0 ? Container : $"{Container}.{Member}";

    public override string ToString() => $"{Name}: {Message}";
}

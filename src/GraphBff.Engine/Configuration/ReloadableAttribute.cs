namespace GraphBff.Engine.Configuration;

/// <summary>
/// Marks an option that a host may change while it runs. Whatever uses it holds the options object and reads the property when it needs it,
/// so a change costs no request more than the read of a field. Options without the mark are fixed when the host starts.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReloadableAttribute : Attribute;

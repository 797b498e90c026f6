namespace GraphBff.Adapters.Operations;

/// <summary>Where the operations of the adapters are.</summary>
public sealed class OperationOptions
{
    /// <summary>The section of the configuration that the product binds.</summary>
    public const string Section = "Adapters";

    /// <summary>The directory of the operation files (<c>*.graphql</c>), read when the host starts.</summary>
    /// <value>Default empty: <c>operations</c> beside the program. A relative path begins at the content root.</value>
    public string Operations { get; set; } = "";
}

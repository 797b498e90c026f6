namespace GraphBff.Engine.Types.Mutations;

/// <summary>An error in a payload, whatever its class.</summary>
internal interface IErrorType
{
    /// <summary>The kind of the error, one of the codes of <c>extensions.code</c>.</summary>
    string Code { get; }
}

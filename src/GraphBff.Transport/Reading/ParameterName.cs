namespace GraphBff.Transport.Reading;

/// <summary>The names of GraphQL over HTTP, 4.1; servers ignore others (4.4.1). Flags, so that a set of them is one value.</summary>
[Flags]
internal enum ParameterName
{
    Unknown = 0,
    Query = 1,
    OperationName = 2,
    Variables = 4,
    Extensions = 8,
}

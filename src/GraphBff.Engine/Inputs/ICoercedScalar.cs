namespace GraphBff.Engine.Inputs;

/// <summary>A scalar with its own coercer.</summary>
internal interface ICoercedScalar
{
    InputCoercer Coercer { get; }
}

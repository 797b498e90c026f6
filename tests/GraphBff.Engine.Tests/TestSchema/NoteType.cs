namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class NoteType : ThingType<Money>
{
    public NoteType() => IsTypeOf = value => value is Money { IsNote: true };
}

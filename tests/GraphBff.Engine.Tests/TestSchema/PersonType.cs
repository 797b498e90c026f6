namespace GraphBff.Engine.Tests.TestSchema;

internal sealed class PersonType : ThingType<Person>
{
    public PersonType()
    {
        Interface<LivingInterface>();
        String("email", person => person.Or("email", $"{person.Number}@example.org"));
    }
}
